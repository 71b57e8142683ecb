import { lastDay, unitOn } from '../../standing/units-on.js';
import type { Rows, Tx } from '../../database/db.js';
import { lastDayOf } from '../../periods/calendar.js';
import { fieldsLed } from '../../standing/led.js';
import { ledResults, type LedResult } from './led-results.js';
import { byLaw } from '../by-law.js';
import type { LegalForm } from './legal-form.queries.js';

/** d is asked when everybody it asks about is confirmed or, by personnel, not scored this month. */
export function ledOpen<T extends Pick<LedResult, 'status'>>(led: readonly T[]): T[] {
  return led.filter(({ status }) => status !== 'confirmed' && status !== 'absent');
}

/** Whose points the result is made from; their rows held, so that none is replaced while the leader's is written. */
export async function lockLedResults(tx: Tx, legalForm: LegalForm): Promise<LedResult[]> {
  if (!legalForm.leader) return [];
  const before = await ledResults(tx, legalForm);
  await tx.rows('select id from legal_forms where id = any ($1::int[]) order by id for share', [
    before.map(({ legalFormId }) => legalFormId),
  ]);
  return ledResults(tx, legalForm);
}

/** For many leaders at once the names of those whose forms are not confirmed yet: the same people as `ledResults`. */
export async function ledOpenOfMany(
  on: Rows,
  leaders: readonly Pick<LegalForm, 'id' | 'month'>[],
): Promise<Map<number, string[]>> {
  if (leaders.length === 0) return new Map();
  const rows = await on.rows<{ id: number; names: string[] }>(
    OPEN,
    [leaders.map(({ id }) => id), leaders.map(({ month }) => lastDayOf(month))],
    'legal-led-open',
  );
  return new Map(rows.map(({ id, names }) => [id, names]));
}

const OPEN = `
with leaders as (
  select s.id, s.official_id, s.legal_period_id, asked.day from unnest($1::int[], $2::date[]) as asked (id, day) join legal_forms s on s.id = asked.id where s.leader
), fields as (
  select l.id, f.path, f.official_id from leaders l cross join lateral (${fieldsLed('l.official_id', { from: 'l.day', to: 'l.day' })}) f
)
select l.id, array_agg(o.full_name order by o.sort_name, o.id) as names
from leaders l join legal_forms s on s.legal_period_id = l.legal_period_id and (s.person_type = 'civil-servant' or not ${byLaw('s.edition')}) and s.official_id <> l.official_id
  and s.status in ('draft', 'submitted', 'returned')
join ${unitOn('s.unit_id', lastDay('s.month'))} u on true join officials o on o.id = s.official_id
where exists (select 1 from fields f where f.id = l.id and (u.path like f.path || '%' or s.official_id = f.official_id))
group by l.id`;
