import type { Rows, Tx } from '../../database/db.js';
import { lastDayOf } from '../../periods/calendar.js';
import { heldOn } from '../../standing/validity.js';
import { ledResults, type LedResult } from './led-results.js';
import type { LegalSheet } from './legal-sheet.queries.js';

/** d is asked when everybody it asks about is confirmed or, by personnel, not scored this month. */
export function ledOpen<T extends Pick<LedResult, 'status'>>(led: readonly T[]): T[] {
  return led.filter(({ status }) => status !== 'confirmed' && status !== 'absent');
}

/** Whose points the result is made from; their rows held, so that none is replaced while the leader's is written. */
export async function lockLedResults(tx: Tx, sheet: LegalSheet): Promise<LedResult[]> {
  if (!sheet.leader) return [];
  const before = await ledResults(tx, sheet);
  await tx.rows('select id from legal_sheets where id = any ($1::int[]) order by id for share', [
    before.map(({ sheetId }) => sheetId),
  ]);
  return ledResults(tx, sheet);
}

/** For many leaders at once the names of those whose forms are not confirmed yet: the same people as `ledResults`. */
export async function ledOpenOfMany(
  on: Rows,
  leaders: readonly Pick<LegalSheet, 'id' | 'month'>[],
): Promise<Map<number, string[]>> {
  if (leaders.length === 0) return new Map();
  const rows = await on.rows<{ id: number; names: string[] }>(
    OPEN,
    [leaders.map(({ id }) => id), leaders.map(({ month }) => lastDayOf(month))],
    'legal-led-open',
  );
  return new Map(rows.map(({ id, names }) => [id, names]));
}

const HELD = (row: string) => heldOn(row, 'l.day');

const OPEN = `
with leaders as (
  select s.id, s.official_id, s.legal_period_id, asked.day from unnest($1::int[], $2::date[]) as asked (id, day) join legal_sheets s on s.id = asked.id where s.leader
), fields as (
  select l.id, u.path, null::int as official_id from leaders l join posts p on p.official_id = l.official_id and p.position = 'head' and ${HELD('p')}
    join units u on u.id = p.unit_id
  union all
  select l.id, u.path, null from leaders l join acting_appointments x on x.official_id = l.official_id and ${HELD('x')} join units u on u.id = x.unit_id
  union all
  select l.id, u.path, o.official_id from leaders l join posts p on p.official_id = l.official_id and p.position = 'deputy' and ${HELD('p')}
    join oversights o on o.post_id = p.id and ${HELD('o')} left join units u on u.id = o.unit_id
)
select l.id, array_agg(o.full_name order by o.sort_name, o.id) as names
from leaders l join legal_sheets s on s.legal_period_id = l.legal_period_id and s.person_type = 'civil-servant' and s.official_id <> l.official_id
  and s.status in ('draft', 'submitted', 'returned')
join units u on u.id = s.unit_id join officials o on o.id = s.official_id
where exists (select 1 from fields f where f.id = l.id and (u.path like f.path || '%' or s.official_id = f.official_id))
group by l.id`;
