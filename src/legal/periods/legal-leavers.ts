import { sql } from '../../database/entity-sql.js';
import type { Back, LeaversRules, Left } from '../../rounds/leavers.js';
import { backPapers, holdsPost, leftPapers, type PaperTables } from '../../rounds/paper.js';
import { LegalForm } from '../forms/legal-form.entity.js';

/** Whatever anybody did to a form leaves a row in one of the traces. */
export const LEGAL_FORMS: PaperTables = {
  papers: 'legal_forms',
  rounds: 'legal_periods',
  round: 'legal_period_id',
  paper: 'legal_form_id',
  marks: ['self_saved_at', 'head_saved_at'],
  traces: [
    'legal_returns',
    'legal_results',
    'work_lines',
    'work_proposals',
    'petitions',
    'legal_closing_reasons',
    'earlier_marks',
  ],
};

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
  bringBack: (tx, back) =>
    tx.update(
      LegalForm,
      { id: back.map(({ id }) => id) },
      { status: 'draft', leftOn: null, submittedAt: null, revision: sql('revision + 1') },
    ),
};
