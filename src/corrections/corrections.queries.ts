import type { Rows } from '../database/db.js';
import type { Words } from './correction-kind.js';

/** How something was put right once. `after` null: taken back. */
export interface Version {
  before: Words;
  after: Words | null;
  reason: string;
  by: string;
  at: Date;
  /** Who had asked for it, where another confirmed. */
  asked: string | null;
}

/** Every time that these were put right, the first one first. */
export async function versionsOf(on: Rows, kind: string, ids: readonly number[]): Promise<Map<number, Version[]>> {
  const rows =
    ids.length === 0
      ? []
      : await on.rows<Version & { rowId: number }>(
          `select c.row_id as "rowId", c.before, c.after, c.reason, a.display_name as by, c.at, q.display_name as asked from corrections c join accounts a on a.id = c.by_account
           left join correction_requests r on r.id = c.request_id left join accounts q on q.id = r.asked_by
           where c.kind = $1 and c.row_id = any ($2::int[]) order by c.row_id, c.number`,
          [kind, ids],
          'versions-of',
        );
  const found = new Map<number, Version[]>();
  for (const { rowId, ...version } of rows) found.set(rowId, [...(found.get(rowId) ?? []), version]);
  return found;
}

export interface Corrected {
  versions: Version[];
  /** Taken back: by whom, when and why. */
  withdrawn: Version | null;
}

/** These rows with the words they were given last, and all that was said before. */
export async function laidOver<T extends { id: number }>(
  on: Rows,
  kind: string,
  rows: readonly T[],
): Promise<(T & Corrected)[]> {
  const versions = await versionsOf(
    on,
    kind,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const own = versions.get(row.id) ?? [];
    const last = own.at(-1);
    return { ...row, ...last?.after, versions: own, withdrawn: last && !last.after ? last : null };
  });
}

/** Everything of one kind that was put right in a chain, the newest first: also of what stands no longer. */
export async function correctedIn(on: Rows, kind: string, chain: string): Promise<(Version & { rowId: number })[]> {
  return on.rows(
    `select c.row_id as "rowId", c.before, c.after, c.reason, a.display_name as by, c.at, q.display_name as asked
     from corrections c join accounts a on a.id = c.by_account
     left join correction_requests r on r.id = c.request_id left join accounts q on q.id = r.asked_by
     where c.kind = $1 and c.chain = $2 order by c.at desc, c.id desc limit 100`,
    [kind, chain],
  );
}
