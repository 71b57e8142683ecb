import type { Rows, Tx } from '../../database/db.js';
import { lastDayOf } from '../../periods/calendar.js';
import type { EditionCode, PersonType } from '../settings/edition-choices.js';
import { monthsCovered, quarterEnd, type SpanOf } from './span.js';

export interface Refreshed {
  added: number;
  moved: number;
}

/** Which people a month is for: everybody of these types whose main post on its last day lies in the root. */
export interface Reached {
  rootPath: string;
  month: string;
  types: readonly PersonType[];
}

/** Title and place of the main post on the last day ($3); a leader holds any head's or deputy's post then, or acts as a head. */
const PEOPLE = `
people as (
  select m.official_id, m.unit_id, m.title, m.position, o.person_type,
    exists (select 1 from posts q where q.official_id = m.official_id and q.position <> 'member' and q.from_date <= $3::date and coalesce(q.to_date, $3::date) >= $3::date)
    or exists (select 1 from acting_appointments x where x.official_id = m.official_id and x.from_date <= $3::date and coalesce(x.to_date, $3::date) >= $3::date) as leader
  from posts m join officials o on o.id = m.official_id join units u on u.id = m.unit_id
  where m.main and m.from_date <= $3::date and coalesce(m.to_date, $3::date) >= $3::date and u.path like $4 || '%' and o.person_type = any ($5::text[]))`;

/** The frame of 3814 that counts: the unit's own for leaders or staff before the one for everybody, of each the newest that has begun. */
const FRAME = `
(select f.id from legal_periods p join hanoi_frames f on f.unit_id = p.root_unit_id
  where p.id = $1 and p.edition = 'hanoi-3814-2018' and f.adopted_at is not null and f.from_month <= p.month
    and f.audience in ('everybody', case when people.leader then 'leaders' else 'staff' end)
  order by (f.audience <> 'everybody') desc, f.from_month desc, f.number desc limit 1)`;

/** Somebody absent in every month of it has a form that says so; whose months all came from another agency has none here. */
const ADD = `
with ${PEOPLE}
insert into legal_sheets (legal_period_id, edition, month, official_id, unit_id, person_type, title, position, leader, frame_id, status)
select $1, p.edition, p.month, people.official_id, people.unit_id, people.person_type, people.title, people.position, people.leader, ${FRAME},
  case when (select count(*) from absences a where a.official_id = people.official_id and a.ended_at is null and a.month = any ($2::text[])) = cardinality($2::text[])
    then 'absent' else 'draft' end
from people join legal_periods p on p.id = $1
where (select count(*) from imported_months i where i.official_id = people.official_id and i.edition = p.edition and i.ended_at is null and i.month = any ($2::text[])) < cardinality($2::text[])
on conflict (legal_period_id, official_id) do nothing`;

const MOVE = `
with ${PEOPLE}, placed as (select people.*, ${FRAME} as frame_id from people)
update legal_sheets s set unit_id = p.unit_id, title = p.title, position = p.position, leader = p.leader, person_type = p.person_type,
  frame_id = p.frame_id,
  revision = s.revision + case when (s.leader, s.frame_id) is distinct from (p.leader, p.frame_id) then 1 else 0 end
from placed p
where s.legal_period_id = $1 and s.official_id = p.official_id and s.status in ('draft', 'absent') and $2::text[] is not null
  and (s.unit_id, s.title, s.position, s.leader, s.person_type, s.frame_id) is distinct from (p.unit_id, p.title, p.position, p.leader, p.person_type, p.frame_id)`;

/** Adds the forms that are missing and moves drafts to where their people stand on the last day, as known now. */
export async function writeForms(tx: Tx, period: { id: number; month: string; span: SpanOf }, reached: Omit<Reached, 'month'>): Promise<Refreshed> {
  const params = [period.id, monthsCovered(period.month, period.span), lastDayOf(period.month), reached.rootPath, reached.types];
  const added = await tx.change(ADD, params);
  const moved = await tx.change(MOVE, params);
  return { added, moved };
}

/** How many people of the root stand under these types, and how many do not. */
export async function peopleReached(on: Rows, reached: Reached): Promise<{ people: number; others: number }> {
  const row = await on.one<{ people: number; others: number }>(
    `select count(*) filter (where o.person_type = any ($3::text[]))::int as people, count(*) filter (where o.person_type <> all ($3::text[]))::int as others
     from posts m join officials o on o.id = m.official_id join units u on u.id = m.unit_id
     where m.main and m.from_date <= $1::date and coalesce(m.to_date, $1::date) >= $1::date and u.path like $2 || '%'`,
    [lastDayOf(reached.month), reached.rootPath, reached.types],
  );
  return row!;
}

/** A month of this edition that already holds one of these months, of the root or of a unit above or below it. */
export async function takenBy(on: Rows, root: { id: number; path: string }, edition: EditionCode, months: readonly string[]) {
  return on.one<{ month: string; span: SpanOf; unit: string; same: boolean }>(
    `select p.month, p.span, u.name as unit, p.root_unit_id = $1 and p.month = $4::text as same
     from legal_periods p join units u on u.id = p.root_unit_id
     where p.edition = $3 and (u.path like $2 || '%' or $2 like u.path || '%')
       and (p.month = any ($5::text[]) or p.span = 'quarter' and p.month > $4::text and p.month <= $6::text)
     order by same desc, p.month limit 1`,
    [root.id, root.path, edition, months.at(-1), months, quarterEnd(months.at(-1)!)],
  );
}
