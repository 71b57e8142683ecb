import type { Tx } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import type { Refreshed } from '../rounds/follow-posts.js';
import { giveTime } from '../rounds/due-days.js';
import { settleLeavers } from '../rounds/leavers.js';
import type { Round } from '../rounds/paper.js';
import type { Changing } from '../units/post-changes.js';
import { Conflict } from '../web/errors.js';
import { lastDayOf } from './calendar.js';
import { EVALUATION_LEAVERS, holdsSql } from './leavers.js';
import { EVALUATION_TIME } from './own-days.js';

/** Where an evaluation stands: the unit of the main post held on the month's last day, the highest tier held then, the unit's set. */
export interface Place {
  unitId: number;
  tier: number;
  versionId: number;
}

/**
 * The place of everybody (or of one person, $3) whose main post on the last day ($2) lies in a unit of the period ($1).
 * Party posts count like the others; a seat in a committee is no post.
 */
const PLACES = `
places as (
  select m.official_id, m.unit_id, s.version_id,
    (select max(q.tier) from posts q where q.official_id = m.official_id and ${heldOn('q', '$2::date')}) as tier
  from posts m join period_sets s on s.period_id = $1 and s.unit_id = m.unit_id
  where m.main and ${heldOn('m', '$2::date')} and ($3::int is null or m.official_id = $3))`;

const ADD = `
with ${PLACES}
insert into evaluations (period_id, month, official_id, unit_id, tier, version_id)
select $1, p.month, places.official_id, places.unit_id, places.tier, places.version_id
from places join periods p on p.id = $1
on conflict (period_id, official_id) do nothing returning id`;

/** What was stated under another version goes along where the criterion is the same one and counts the same. */
const CARRIED = `
(select array_agg(case when o.c is not null then e.self_values[o.place] end order by n.place)
 from criteria_versions nv cross join jsonb_array_elements(nv.content -> 'criteria') with ordinality n(c, place)
 left join criteria_versions ov on ov.id = e.version_id
 left join lateral jsonb_array_elements(ov.content -> 'criteria') with ordinality o(c, place)
   on o.c ->> 'code' = n.c ->> 'code' and o.c ->> 'kind' = n.c ->> 'kind' and (o.c ->> 'max')::numeric = (n.c ->> 'max')::numeric
     and coalesce(o.c ->> 'unitLabel', '') = coalesce(n.c ->> 'unitLabel', '') and coalesce(o.c ->> 'measure', '') = coalesce(n.c ->> 'measure', '')
 where nv.id = m.version_id)`;

/**
 * Drafts, and returned evaluations of who left the unit, go to where their people stand. Self totals are cleared where tier or version
 * change: they are reckoned again from the entries. What was stated under another version is kept as it stood ($5 is the moment);
 * another head begins anew. While a head scores a draft it stays ($4: it is being handed in).
 */
const MOVE = `
with ${PLACES}, moving as (
  select e.id, e.unit_id as old_unit, e.version_id as old_version, e.self_values, places.unit_id, places.tier, places.version_id
  from evaluations e join places on places.official_id = e.official_id
  where e.period_id = $1 and (e.status = 'draft' or e.status = 'returned' and e.unit_id <> places.unit_id) and (e.began_at is null or $4::boolean)
    and (e.unit_id, e.tier, e.version_id) is distinct from (places.unit_id, places.tier, places.version_id)
  for update of e
), kept as (
  insert into earlier_entries (evaluation_id, unit_id, version_id, values, notes, at)
  select m.id, m.old_unit, m.old_version, m.self_values, said.notes, $5::timestamptz from moving m, lateral (
    select coalesce(jsonb_object_agg(n.criterion, n.text), '{}') as notes from entry_notes n where n.evaluation_id = m.id and n.side = 'self') said
  where m.old_version <> m.version_id and (m.self_values <> '{}' or said.notes <> '{}')
), gone as (
  delete from entry_notes n using moving m where n.evaluation_id = m.id and n.side = 'head' and m.old_unit <> m.unit_id
)
update evaluations e set unit_id = m.unit_id, tier = m.tier, version_id = m.version_id,
  self_values = case when e.version_id = m.version_id or e.self_values = '{}' then e.self_values else ${CARRIED} end,
  self_points = case when e.version_id = m.version_id then e.self_points end,
  self_score = case when e.version_id = m.version_id and e.tier = m.tier then e.self_score end,
  self_exemplarity = case when e.version_id = m.version_id and e.tier = m.tier then e.self_exemplarity end,
  head_values = case when (e.unit_id, e.version_id) = (m.unit_id, m.version_id) then e.head_values else '{}' end,
  head_left_out = case when (e.unit_id, e.version_id) = (m.unit_id, m.version_id) then e.head_left_out else '{}' end,
  head_obstacles = case when (e.unit_id, e.version_id) = (m.unit_id, m.version_id) then e.head_obstacles else '{}' end,
  blind_values = case when e.unit_id = m.unit_id then e.blind_values end,
  revealed_at = case when e.unit_id = m.unit_id then e.revealed_at end, revealed_by = case when e.unit_id = m.unit_id then e.revealed_by end,
  revision = e.revision + (case when e.version_id = m.version_id then 0 else 1 end)
from moving m where e.id = m.id`;

/** Units that came into the tree after the opening take the nearest set that was frozen then. */
const NEW_UNITS = `
insert into period_sets (period_id, unit_id, version_id, from_unit_id)
select $1, u.id, s.version_id, s.from_unit_id
from periods p join units root on root.id = p.root_unit_id
join units u on u.path like root.path || '%'
cross join lateral (
  select f.version_id, f.from_unit_id from period_sets f join units a on a.id = f.unit_id
  where f.period_id = $1 and a.id = any (string_to_array(trim(both '/' from u.path), '/')::int[])
  order by length(a.path) desc limit 1) s
where p.id = $1 and not exists (select 1 from period_sets f where f.period_id = $1 and f.unit_id = u.id)
on conflict do nothing`;

/**
 * Brings the evaluations of a period, or of one person in it, to the posts as known now: adds what is missing, moves drafts to where their
 * people stand on the month's last day, and takes out who holds no main post then.
 */
export async function refreshEvaluations(
  tx: Tx,
  period: Round,
  changing: Changing,
  officialId: number | null = null,
  { opening = false } = {},
): Promise<Refreshed> {
  const lastDay = lastDayOf(period.month);
  await tx.change(NEW_UNITS, [period.id]);
  const added = (await tx.rows<{ id: number }>(ADD, [period.id, lastDay, officialId])).map(({ id }) => id);
  await giveTime(tx, EVALUATION_TIME, added, { today: changing.today, at: changing.at, opening });
  const moved = await tx.change(MOVE, [period.id, lastDay, officialId, false, changing.at]);
  const settled = await settleLeavers(tx, EVALUATION_LEAVERS, { ...period, lastDay }, changing, officialId);
  return { added: added.length, moved, ...settled };
}

/**
 * Settles the place of one evaluation before it is submitted: null for a person who holds no main post in the tree on the last day.
 * An evaluation that was handed in keeps its place.
 */
export async function freezePlace(tx: Tx, evaluationId: number, at: Date): Promise<Place | null> {
  const evaluation = await tx.one<{ periodId: number; month: string; officialId: number }>(
    'select period_id as "periodId", month, official_id as "officialId" from evaluations where id = $1',
    [evaluationId],
    'evaluation-period',
  );
  if (!evaluation) throw new Conflict();
  const lastDay = lastDayOf(evaluation.month);
  await tx.change(MOVE, [evaluation.periodId, lastDay, evaluation.officialId, true, at], 'freeze-place');
  const place = await tx.one<Place>(
    `select e.unit_id as "unitId", e.tier, e.version_id as "versionId" from evaluations e where e.id = $3 and ${holdsSql('e')}`,
    [evaluation.periodId, lastDay, evaluationId],
    'place',
  );
  return place ?? null;
}
