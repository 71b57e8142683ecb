import { versionsOf } from '../corrections/corrections.queries.js';
import type { Rows } from '../database/db.js';

/** SQL: the excusal of an evaluation that stands, in the words it was given last; to be joined laterally. The row itself stays as it was written. */
export function standingExcusal(evaluation: string): string {
  return `(select y.id, coalesce(w.after ->> 'kind', y.kind) as kind, coalesce(w.after ->> 'ground', y.reason) as reason, y.at from excusals y
    left join lateral (select c.after from corrections c where c.kind = 'excusal' and c.row_id = y.id order by c.number desc limit 1) w on true
    where y.evaluation_id = ${evaluation} and y.ended_at is null)`;
}

/** How an excusal or an absence was said before it was put right, the first one first. */
export async function groundsBefore(on: Rows, code: 'excusal' | 'absence', ids: readonly number[]) {
  const found = await versionsOf(on, code, ids);
  return new Map(
    [...found].map(([id, versions]) => [
      id,
      versions.map(({ before, reason, by, at }) => ({
        kind: before['kind'] ?? 'other',
        ground: before['ground'] ?? '',
        reason,
        by,
        at,
      })),
    ]),
  );
}
