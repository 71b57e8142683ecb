import { dialoguesOf, keptShares, type DialogueRow, type LeaderCounts } from '../../commitments/commitments.queries.js';
import type { Rows } from '../../database/db.js';
import { issuesBetween, type IssueRow } from '../../focus/issue.queries.js';
import { movesOf, type Move } from '../../measures/measures.queries.js';
import { misfitsOf, type Misfit } from '../../measures/misfits.queries.js';
import { lastDayOf } from '../../periods/calendar.js';
import type { MonthData } from '../month-data.js';
import { askedBetween, decidedOn, type AskedLine, type DecidedLine } from './results.queries.js';

/** What changed for people in the month of a unit and all below it, read beside the scores. */
export interface MonthResults {
  moves: Move[];
  misfits: Misfit[];
  shares: LeaderCounts[];
  dialogues: DialogueRow[];
  issues: IssueRow[];
  asked: AskedLine[];
  decided: DecidedLine[];
}

export async function monthResults(
  db: Rows,
  today: string,
  { unit, units, period }: Pick<MonthData, 'unit' | 'units' | 'period'>,
): Promise<MonthResults> {
  const [from, to] = [`${period.month}-01`, lastDayOf(period.month)];
  const until = to < today ? to : today;
  const [moves, misfits, shares, dialogues, issues, asked, decided] = await Promise.all([
    movesOf(db, { unitIds: units.map(({ id }) => id), month: period.month }),
    misfitsOf(db, { path: unit.path, month: period.month }),
    keptShares(db, { rootUnitId: unit.id, from, until }),
    dialoguesOf(db, { unitPath: unit.path, from, to }),
    issuesBetween(db, unit.path, from, to),
    askedBetween(db, unit.path, from, to),
    decidedOn(db, unit.path, period.month),
  ]);
  return { moves, misfits, shares, dialogues, issues, asked, decided };
}
