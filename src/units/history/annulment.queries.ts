import type { Rows } from '../../database/db.js';
import { headsOn } from '../../standing/led.js';
import type { UnitActKind } from './unit-act.entity.js';

/** An act stated after another, on a unit that the other founded, ended or moved. */
export interface LaterAct {
  kind: UnitActKind;
  day: string;
  decisionNumber: string | null;
  name: string;
}

/**
 * What builds on an act: what is said, from its day on, of a unit that it founded or puts something under it, and what sets on a unit that it ended
 * the same as it did. Parts that went along may go on by another act: that one stays.
 */
export function laterActs(on: Rows, actId: number): Promise<LaterAct[]> {
  return on.rows<LaterAct>(LATER, [actId]);
}

const LATER = `
with recursive whole as (
  select a.id, a.id as first from unit_acts a where a.corrects_id is null
  union all select a.id, w.first from unit_acts a join whole w on a.corrects_id = w.id
), this as (
  select a.id, a.day, w.first from unit_acts a join whole w on w.id = a.id where a.id = $1
), founded as (
  select h.unit_id from unit_act_changes h where h.act_id = $1 and h.sets ? 'code'
)
select a.kind, a.day, a.decision_number as "decisionNumber", u.name
from unit_acts a join whole w on w.id = a.id join this t on a.id <> t.id and (a.day > t.day or a.day = t.day and w.first > t.first) join units u on u.id = a.unit_id
where not exists (select 1 from unit_acts n where n.corrects_id = a.id) and a.kind <> 'mend' and exists (
  select 1 from unit_act_changes h where h.act_id = a.id and (
    h.unit_id in (select unit_id from founded)
    or exists (select 1 from founded f where h.sets ->> 'parentId' = f.unit_id::text)
    or exists (select 1 from unit_act_changes o where o.act_id = $1 and o.unit_id = h.unit_id and o.role = 'merged' and h.sets ?| array(select jsonb_object_keys(o.sets)))))
order by a.day, w.first limit 5`;

/** The last day of the months whose papers stand on an act: decided in the unit that people came to; in a unit that it founded, handed in as well. */
export async function lastStanding(
  on: Rows,
  { unitId, people, founded, since }: { unitId: number; people: readonly number[]; founded: boolean; since: string },
): Promise<string | null> {
  const row = await on.one<{ day: string | null }>(STANDING, [unitId, people, founded, since]);
  return row!.day;
}

const MONTH_END = (row: string) => `(to_date(${row}.month, 'YYYY-MM') + interval '1 month' - interval '1 day')::date`;

const STANDING = `
select max(s.day) as day from (
  select ${MONTH_END('e')} as day from evaluations e where e.unit_id = $1
    and (e.official_id = any ($2::int[]) and e.status in ('approved', 'reviewed') or $3::boolean and e.status not in ('draft', 'returned'))
  union all
  select ${MONTH_END('e')} from legal_forms e where e.unit_id = $1
    and (e.official_id = any ($2::int[]) and e.status = 'confirmed' or $3::boolean and e.status not in ('draft', 'returned'))
  union all
  select make_date(y.year, 12, 31) from year_records e join years y on y.id = e.year_id where e.unit_id = $1
    and (e.official_id = any ($2::int[]) and e.label_id is not null or $3::boolean and e.status <> 'draft')
) s where s.day >= $4::date`;

/** What would be left of a unit that never was: what only tells of it, or follows it by itself, is not counted. */
export async function tiesOfUnit(on: Rows, unitId: number): Promise<number> {
  const rows = await on.rows<{ place: string; ties: number }>('select place, ties from ties_of_unit($1)', [unitId]);
  return rows.filter(({ place }) => !TELLS_ONLY.has(place)).reduce((sum, { ties }) => sum + ties, 0);
}

const TELLS_ONLY: ReadonlySet<string> = new Set([
  'unit_acts.unit_id',
  'unit_act_changes.unit_id',
  'role_moves.from_unit_id',
  'role_moves.unit_id',
  'account_roles.unit_id',
  'period_sets.unit_id',
  'earlier_entries.unit_id',
  'earlier_marks.unit_id',
]);

export interface Agreeing {
  accountId: number;
  officialId: number | null;
  name: string;
}

/** Who else may agree: personnel of every unit that the act speaks of, and the head of the root. */
export function othersToAgree(on: Rows, paths: readonly string[], but: number, day: string): Promise<Agreeing[]> {
  return on.rows<Agreeing>(
    `select c.id as "accountId", c.official_id as "officialId", c.display_name as name from accounts c
     where c.id <> $2 and c.disabled_at is null and (
       not exists (select 1 from unnest($1::text[]) as w (path) where not exists (
         select 1 from account_roles r join units u on u.id = r.unit_id
         where r.account_id = c.id and r.role = 'personnel' and r.ended_at is null and starts_with(w.path, u.path)))
       or exists (select 1 from (${headsOn('$3::date')}) h where h.unit_id = $4::int and h.official_id = c.official_id))
     order by c.sort_name, c.id limit 20`,
    [paths, but, day, rootOf(paths)],
  );
}

/** The root that the units of an act stand under. */
export function rootOf(paths: readonly string[]): number {
  return Number(paths[0]!.split('/')[1]);
}

export interface AnnulmentRow {
  id: number;
  actId: number;
  reason: string;
  askedBy: number;
  asker: string;
  askerOfficialId: number | null;
  askedAt: Date;
  answerer: string | null;
  answeredAt: Date | null;
  granted: boolean | null;
}

const ANNULMENT = `
select w.id, w.act_id as "actId", w.reason, w.asked_by as "askedBy", q.display_name as asker, q.official_id as "askerOfficialId", w.asked_at as "askedAt",
  v.display_name as answerer, w.answered_at as "answeredAt", w.granted
from unit_act_annulments w join accounts q on q.id = w.asked_by left join accounts v on v.id = w.answered_by`;

export function findAnnulment(on: Rows, id: number): Promise<AnnulmentRow | undefined> {
  return on.one<AnnulmentRow>(`${ANNULMENT} where w.id = $1`, [id]);
}

export interface WaitingAnnulment {
  id: number;
  askedBy: number;
  name: string;
  paths: string[];
}

/** Requests that nobody has answered. */
export function waitingAnnulments(on: Rows): Promise<WaitingAnnulment[]> {
  return on.rows<WaitingAnnulment>(
    `select w.id, w.asked_by as "askedBy", u.name, array(select t.path from unit_act_changes h join units t on t.id = h.unit_id where h.act_id = a.id) as paths
     from unit_act_annulments w join unit_acts a on a.id = w.act_id join units u on u.id = a.unit_id where w.answered_at is null order by w.asked_at limit 100`,
    [],
    'waiting-annulments',
  );
}
