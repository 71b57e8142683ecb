import { versionsOf } from '../corrections/corrections.queries.js';
import type { Rows } from '../database/db.js';

/** How the days of a round were changed once: which, from and to. */
export interface DaysChange {
  by: string;
  at: Date;
  reason: string;
  days: { field: string; was: string; now: string }[];
}

/** Every change of the days of a round, the first one first; `code` is the kind's (`period-days`). */
export async function daysHistory(on: Rows, code: string, id: number): Promise<DaysChange[]> {
  const versions = (await versionsOf(on, code, [id])).get(id) ?? [];
  return versions.map(({ before, after, by, at, reason }) => ({
    by,
    at,
    reason,
    days: Object.keys(after ?? {})
      .filter((field) => after![field] !== before[field])
      .map((field) => ({ field, was: before[field]!, now: after![field]! })),
  }));
}
