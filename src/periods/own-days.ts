import { draftsToGiveTime, giveDays, type After, type Draft, type GivingTime } from '../rounds/due-days.js';
import type { PaperTables } from '../rounds/paper.js';
import type { Rows } from '../database/db.js';
import { holidaysBetween } from './holidays/holidays-between.js';
import { addDays, addWorkingDays } from './working-days.js';

/** So far may five working days, four times over, reach with every holiday between them. */
const REACH = 60;

/** Working days after days from one day to another, with the holidays there. */
export async function workingDaysAfter(on: Rows, from: string, to: string = from): Promise<After> {
  const holidays = await holidaysBetween(on, from, addDays(to, REACH));
  return (day, count) => addWorkingDays(day, count, holidays);
}

/** What giving papers days of their own takes from here. */
export const GIVING: Pick<GivingTime, 'after' | 'dayBefore' | 'notice'> = {
  after: workingDaysAfter,
  dayBefore: (day) => addDays(day, -1),
  notice: 'own-due',
};

/** Whatever anybody did to an evaluation leaves a row in one of the traces. */
export const EVALUATIONS: PaperTables = {
  papers: 'evaluations',
  rounds: 'periods',
  round: 'period_id',
  paper: 'evaluation_id',
  marks: ['self_saved_at', 'began_at', 'head_saved_at'],
  traces: [
    'entry_notes',
    'attachments',
    'submissions',
    'approvals',
    'excusals',
    'outside_decisions',
    'reopenings',
    'commitments',
    'comments',
    'earlier_entries',
    'sitting_items',
    'person_figures',
  ],
};

const DRAFTS = draftsToGiveTime(EVALUATIONS);
const GIVE = giveDays(EVALUATIONS);

export const EVALUATION_TIME: GivingTime = {
  ...GIVING,
  drafts: (tx, ids) => tx.rows<Draft>(DRAFTS, [ids]),
  give: (tx, ids, days) => tx.change(GIVE, [ids, days]),
  href: (id) => `/evaluations/${id}`,
};
