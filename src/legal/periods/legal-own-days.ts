import { GIVING } from '../../periods/own-days.js';
import { draftsToGiveTime, giveDays, type Draft, type GivingTime } from '../../rounds/due-days.js';
import type { PaperTables } from '../../rounds/paper.js';

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

const DRAFTS = draftsToGiveTime(LEGAL_FORMS);
const GIVE = giveDays(LEGAL_FORMS);

export const LEGAL_TIME: GivingTime = {
  ...GIVING,
  notice: 'legal-own-due',
  drafts: (tx, ids) => tx.rows<Draft>(DRAFTS, [ids]),
  give: (tx, ids, days) => tx.change(GIVE, [ids, days]),
  href: () => '/legal/forms',
};
