import type { Rows } from '../database/db.js';
import { Conflict } from '../web/errors.js';
import { formatMoment } from '../web/format.js';
import { writable } from './sheet.policy.js';
import type { Sheet } from './sheet.queries.js';

interface Who {
  name: string;
  at: Date;
}

/** Tells whoever comes second what was done to the sheet, by whom and when. */
export async function conflictOf(on: Rows, sheet: Sheet, zone: string): Promise<Conflict> {
  if (!writable(sheet)) {
    const by = await closerOf(on, sheet);
    return new Conflict('period-closed', { name: by, at: formatMoment(sheet.closedAt, zone) });
  }
  const found = LAST[sheet.status];
  const who = found && (await on.one<Who>(found.sql, [sheet.id]));
  if (!found || !who) return new Conflict(sheet.status === 'draft' ? 'not-submitted-yet' : 'conflict');
  return new Conflict(found.code, { name: who.name, at: formatMoment(who.at, zone) });
}

async function closerOf(on: Rows, sheet: Sheet): Promise<string | undefined> {
  const row = await on.one<{ name: string }>(
    'select a.display_name as name from periods p join accounts a on a.id = p.closed_by where p.id = $1',
    [sheet.periodId],
  );
  return row?.name;
}

const last = (table: string) =>
  `select a.display_name as name, x.at from ${table} x join accounts a on a.id = x.by_account where x.evaluation_id = $1 order by x.id desc limit 1`;

const approved = { code: 'already-approved', sql: last('approvals') };

const LAST: Partial<Record<Sheet['status'], { code: string; sql: string }>> = {
  approved,
  reviewed: approved,
  returned: { code: 'already-returned', sql: last('returns') },
  draft: { code: 'withdrawn', sql: last('withdrawals') },
  excused: { code: 'sheet-excused', sql: last('excusals') },
};
