import type { Act } from '../../acts/act.js';
import type { Issue } from '../../web/issues.js';
import { dayBefore } from '../days.js';
import type { StatedAct } from './history.queries.js';
import { UnitActRow } from './unit-act-row.entity.js';

type Row = Pick<UnitActRow, 'kind' | 'endedId' | 'begunId' | 'wasTo'>;

export const ROW_TABLES = {
  post: 'posts',
  acting: 'acting_appointments',
  oversight: 'oversights',
  seat: 'committee_members',
} as const;

/** What the act ended and began goes along with its day. Refused where one of them has been changed since, or does not reach the new day. */
export async function shiftRows(
  act: Act,
  { from, to, day }: { from: StatedAct; to: number; day: string },
): Promise<Issue[]> {
  const rows = await act.rows<Row>(
    'select kind, ended_id as "endedId", begun_id as "begunId", was_to as "wasTo" from unit_act_rows where act_id = $1',
    [from.id],
  );
  await act.insertMany(
    UnitActRow,
    rows.map((row) => ({ ...row, actId: to })),
  );
  if (day === from.day) return [];
  const ends = Object.entries(ROW_TABLES).map(([kind, table]) => ({ table, ids: idsOf(rows, kind, 'endedId') }));
  const begun = Object.entries(ROW_TABLES).map(([kind, table]) => ({ table, ids: idsOf(rows, kind, 'begunId') }));
  for (const { table, ids } of ends) {
    const wrong = await act.one(`select 1 from ${table} where id = any ($1::int[]) and from_date >= $2::date limit 1`, [
      ids,
      day,
    ]);
    if (wrong) return [{ field: 'day', code: 'units:rowsLater', params: { day } }];
  }
  for (const { table, ids } of begun)
    if (await act.one(`select 1 from ${table} where id = any ($1::int[]) and to_date < $2::date limit 1`, [ids, day]))
      return [{ field: 'day', code: 'units:rowsOver', params: { day } }];
  // First away from each other, then to the new day: no two posts of one person may meet in between.
  const earlier = day < from.day;
  const end = async () => {
    let same = true;
    for (const { table, ids } of ends)
      if (ids.length > 0)
        same =
          (await act.change(
            `update ${table} set to_date = $2::date where id = any ($1::int[]) and to_date = $3::date`,
            [ids, dayBefore(day), dayBefore(from.day)],
          )) === ids.length && same;
    return same;
  };
  const begin = async () => {
    let same = true;
    for (const { table, ids } of begun)
      if (ids.length > 0)
        same =
          (await act.change(
            `update ${table} set from_date = $2::date where id = any ($1::int[]) and from_date = $3::date`,
            [ids, day, from.day],
          )) === ids.length && same;
    return same;
  };
  const moved = earlier ? (await end()) && (await begin()) : (await begin()) && (await end());
  return moved ? [] : [{ field: 'day', code: 'units:rowsChanged' }];
}

function idsOf(rows: readonly Row[], kind: string, key: 'endedId' | 'begunId'): number[] {
  return rows.flatMap((row) => (row.kind === kind && row[key] !== null ? [row[key]] : []));
}
