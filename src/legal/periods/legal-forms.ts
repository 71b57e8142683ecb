import { byLaw } from '../by-law.js';
import type { Rows, Tx } from '../../database/db.js';
import { lastDayOf } from '../../periods/calendar.js';
import { heldOn } from '../../standing/validity.js';
import type { Refreshed } from '../../rounds/follow-posts.js';
import { giveTime } from '../../rounds/due-days.js';
import { settleLeavers } from '../../rounds/leavers.js';
import type { Round } from '../../rounds/paper.js';
import type { Changing } from '../../units/post-changes.js';
import type { EditionCode, PersonType } from '../../scoring/editions/edition.js';
import { typesUnderAt } from '../settings/applying.js';
import { HOLDS, LEGAL_LEAVERS } from './legal-leavers.js';
import { LEGAL_TIME } from './legal-own-days.js';
import { removeOutside } from './outside-kind.js';
import { monthsCovered, quarterEnd, type SpanOf } from './span.js';

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
    exists (select 1 from posts q where q.official_id = m.official_id and q.position <> 'member' and ${heldOn('q', '$3::date')})
    or exists (select 1 from acting_appointments x where x.official_id = m.official_id and ${heldOn('x', '$3::date')}) as leader
  from posts m join officials o on o.id = m.official_id join units u on u.id = m.unit_id
  where m.main and ${heldOn('m', '$3::date')} and u.path like $4 || '%' and o.person_type = any ($5::text[]) and ($6::int is null or m.official_id = $6))`;

/** The frame of 3814 that counts: the unit's own for leaders or staff before the one for everybody, of each the newest that has begun. */
const FRAME = `
(select f.id from legal_periods p join hanoi_frames f on f.unit_id = p.root_unit_id
  where p.id = $1 and not ${byLaw('p.edition')} and f.adopted_at is not null and f.from_month <= p.month
    and f.audience in ('everybody', case when people.leader then 'leaders' else 'staff' end)
  order by (f.audience <> 'everybody') desc, f.from_month desc, f.number desc limit 1)`;

/** Somebody absent in every month of it has a form that says so; whose months all came from another agency has none here. */
const ADD = `
with ${PEOPLE}
insert into legal_forms (legal_period_id, edition, month, official_id, unit_id, person_type, title, position, leader, frame_id, status)
select $1, p.edition, p.month, people.official_id, people.unit_id, people.person_type, people.title, people.position, people.leader, ${FRAME},
  case when (select count(*) from absences a where a.official_id = people.official_id and a.ended_at is null and a.month = any ($2::text[])) = cardinality($2::text[])
    then 'absent' else 'draft' end
from people join legal_periods p on p.id = $1
where (select count(*) from imported_months i where i.official_id = people.official_id and i.edition = p.edition and i.ended_at is null and i.month = any ($2::text[])) < cardinality($2::text[])
on conflict (legal_period_id, official_id) do nothing returning id`;

/** Marks of the sub-criteria that stand in both frames, word for word. */
const CARRIED = `(
  select coalesce(jsonb_object_agg(n.item ->> 'code', s.self_marks -> (n.item ->> 'code')), '{}')
  from hanoi_frames now_in cross join jsonb_array_elements(now_in.items) n(item)
  join hanoi_frames was_in on was_in.id = p.old_frame and was_in.items @> jsonb_build_array(n.item)
  where now_in.id = p.frame_id and s.self_marks ? (n.item ->> 'code'))`;

/**
 * Drafts, and returned forms of who left the unit, go to where their people stand. What was marked under another frame is kept as it
 * stood ($7 is the moment): its sub-criteria are not those of the new one.
 */
const MOVE = `
with ${PEOPLE}, placed as (select people.*, ${FRAME} as frame_id from people), moving as (
  select s.id, p.*, s.unit_id as old_unit, s.frame_id as old_frame, s.self_marks, s.limits
  from legal_forms s join placed p on p.official_id = s.official_id
  where s.legal_period_id = $1 and (s.status in ('draft', 'absent') or s.status = 'returned' and s.unit_id <> p.unit_id) and $2::text[] is not null
    and (s.unit_id, s.title, s.position, s.leader, s.person_type, s.frame_id) is distinct from (p.unit_id, p.title, p.position, p.leader, p.person_type, p.frame_id)
  for update of s
), kept as (
  insert into earlier_marks (legal_form_id, unit_id, frame_id, marks, limits, at)
  select id, old_unit, old_frame, self_marks, limits, $7::timestamptz from moving
  where old_frame is distinct from frame_id and old_frame is not null and self_marks <> '{}'
)
update legal_forms s set unit_id = p.unit_id, title = p.title, position = p.position, leader = p.leader, person_type = p.person_type,
  frame_id = p.frame_id,
  self_marks = case when s.frame_id is distinct from p.frame_id then ${CARRIED} else s.self_marks end,
  head_marks = case when s.frame_id is distinct from p.frame_id then '{}' else s.head_marks end,
  blind_marks = case when s.unit_id = p.unit_id then s.blind_marks end, revealed_at = case when s.unit_id = p.unit_id then s.revealed_at end,
  revealed_by = case when s.unit_id = p.unit_id then s.revealed_by end,
  revision = s.revision + case when (s.leader, s.frame_id) is distinct from (p.leader, p.frame_id) then 1 else 0 end
from moving p where s.id = p.id`;

type Month = Round & { span: SpanOf };

/** Adds the forms that are missing (or one person's) and moves drafts to where their people stand on the last day, as known now. */
export async function writeForms(
  tx: Tx,
  period: Month,
  reached: Omit<Reached, 'month'>,
  { at, today, opening = false }: { at: Date; today: string; opening?: boolean },
  officialId: number | null = null,
): Promise<Pick<Refreshed, 'added' | 'moved'>> {
  const params = [
    period.id,
    monthsCovered(period.month, period.span),
    lastDayOf(period.month),
    reached.rootPath,
    reached.types,
    officialId,
  ];
  const added = (await tx.rows<{ id: number }>(ADD, params)).map(({ id }) => id);
  await giveTime(tx, LEGAL_TIME, added, { today, at, opening });
  const moved = await tx.change(MOVE, [...params, at]);
  return { added: added.length, moved };
}

/** An open month with what says whom it is for. */
export interface OpenMonth extends Month {
  edition: EditionCode;
  rootUnitId: number;
  rootPath: string;
}

/** The same for a month that runs, by the posts and the unit's choices as they stand now; takes out who holds no main post on its last day. */
export async function refreshForms(
  tx: Tx,
  period: OpenMonth,
  changing: Changing,
  officialId: number | null = null,
): Promise<Refreshed> {
  const { rootUnitId, rootPath, edition, month } = period;
  const types = await typesUnderAt(tx, rootUnitId, edition, month);
  const placed = await writeForms(tx, period, { rootPath, types }, changing, officialId);
  const outside = await removeOutside(tx, period, { types, officialId }, changing);
  const round = { ...period, lastDay: lastDayOf(month) };
  const { removed, excused } = await settleLeavers(tx, LEGAL_LEAVERS, round, changing, officialId);
  return { ...placed, removed: removed + outside, excused };
}

/** Does the person of a form hold a main post in its root on the month's last day? */
export async function standsHere(
  on: Rows,
  legalForm: { id: number; periodId: number; month: string },
): Promise<boolean> {
  const row = await on.one(`select 1 as here from legal_forms s where s.id = $3 and ${HOLDS}`, [
    legalForm.periodId,
    lastDayOf(legalForm.month),
    legalForm.id,
  ]);
  return row !== undefined;
}

/** How many people of the root stand under these types, and how many do not. */
export async function peopleReached(on: Rows, reached: Reached): Promise<{ people: number; others: number }> {
  const row = await on.one<{ people: number; others: number }>(
    `select count(*) filter (where o.person_type = any ($3::text[]))::int as people, count(*) filter (where o.person_type <> all ($3::text[]))::int as others
     from posts m join officials o on o.id = m.official_id join units u on u.id = m.unit_id
     where m.main and ${heldOn('m', '$1::date')} and u.path like $2 || '%'`,
    [lastDayOf(reached.month), reached.rootPath, reached.types],
  );
  return row!;
}

/** A month of this edition that already holds one of these months, of the root or of a unit above or below it. */
export async function takenBy(
  on: Rows,
  root: { id: number; path: string },
  edition: EditionCode,
  months: readonly string[],
) {
  return on.one<{ month: string; span: SpanOf; unit: string; same: boolean }>(
    `select p.month, p.span, u.name as unit, p.root_unit_id = $1 and p.month = $4::text as same
     from legal_periods p join units u on u.id = p.root_unit_id
     where p.edition = $3 and (u.path like $2 || '%' or $2 like u.path || '%')
       and (p.month = any ($5::text[]) or p.span = 'quarter' and p.month > $4::text and p.month <= $6::text)
     order by same desc, p.month limit 1`,
    [root.id, root.path, edition, months.at(-1), months, quarterEnd(months.at(-1)!)],
  );
}
