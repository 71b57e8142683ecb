import { sql } from '../../database/entity-sql.js';
import type { Back, LeaversRules, Left } from '../../rounds/leavers.js';
import { giveTime } from '../../rounds/due-days.js';
import { backPapers, holdsPost, leftPapers } from '../../rounds/paper.js';
import { LegalForm } from '../forms/legal-form.entity.js';
import { LEGAL_FORMS, LEGAL_TIME } from './legal-own-days.js';

/** Does the person of the form hold a main post in the tree of its month ($1) on the last day ($2)? */
export const HOLDS = holdsPost(LEGAL_FORMS, 's');

const LEFT = leftPapers(LEGAL_FORMS);
const BACK = backPapers(LEGAL_FORMS, { when: 'p.left_on is not null' });

/** A touched form is absent. */
export const LEGAL_LEAVERS: LeaversRules<Back> = {
  chain: 'legal-sheet',
  named: 'sheet',
  acts: { removed: 'legal-sheet.removed', left: 'legal-sheet.left', back: 'legal-sheet.left-ended' },
  notices: {
    removed: 'legal-left-removed',
    left: 'legal-left-absent',
    back: 'legal-left-back',
    decider: 'legal-left-head',
  },
  hrefs: { list: '/legal/forms', decider: '/legal/approvals', paper: () => '/legal/forms' },
  left: (tx, params) => tx.rows<Left>(LEFT, params),
  back: (tx, params) => tx.rows<Back>(BACK, params),
  remove: (tx, id) => tx.remove(LegalForm, { id }),
  async leave(tx, id, leftOn) {
    await tx.update(LegalForm, { id }, { status: 'absent', leftOn, revision: sql('revision + 1') });
    return {};
  },
  async bringBack(tx, back, { at, today }) {
    const ids = back.map(({ id }) => id);
    const draft = { status: 'draft', leftOn: null, submittedAt: null, revision: sql('revision + 1') };
    await tx.update(LegalForm, { id: ids }, draft);
    await giveTime(tx, LEGAL_TIME, ids, { today, at });
  },
};
