import type { Rows } from '../../database/db.js';
import { Conflict } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import { writable } from '../evaluation.policy.js';
import type { MonthEvaluation } from '../evaluation.queries.js';

interface Who {
  name: string;
  at: Date;
}

/** Tells whoever comes second what was done to the evaluation, by whom and when. */
export async function conflictOf(on: Rows, evaluation: MonthEvaluation, zone: string): Promise<Conflict> {
  if (!writable(evaluation)) {
    const by = await closerOf(on, evaluation);
    return new Conflict('period-closed', { name: by, at: formatMoment(evaluation.closedAt, zone) });
  }
  const found = LAST[evaluation.status];
  const who = found && (await on.one<Who>(found.sql, [evaluation.id]));
  if (!found || !who) return new Conflict(evaluation.status === 'draft' ? 'not-submitted-yet' : 'conflict');
  return new Conflict(found.code, { name: who.name, at: formatMoment(who.at, zone) });
}

async function closerOf(on: Rows, evaluation: MonthEvaluation): Promise<string | undefined> {
  const row = await on.one<{ name: string }>(
    'select a.display_name as name from periods p join accounts a on a.id = p.closed_by where p.id = $1',
    [evaluation.periodId],
  );
  return row?.name;
}

const last = (table: string) =>
  `select a.display_name as name, x.at from ${table} x join accounts a on a.id = x.by_account where x.evaluation_id = $1 order by x.id desc limit 1`;

const approved = { code: 'already-approved', sql: last('approvals') };

const LAST: Partial<Record<MonthEvaluation['status'], { code: string; sql: string }>> = {
  approved,
  reviewed: approved,
  returned: { code: 'already-returned', sql: last('returns') },
  draft: { code: 'withdrawn', sql: last('withdrawals') },
  excused: { code: 'evaluation-excused', sql: last('excusals') },
};
