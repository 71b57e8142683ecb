import type { Tx } from '../database/db.js';
import { Conflict } from '../web/errors.js';
import { lastDayOf } from './calendar.js';

/** Where a sheet stands: the unit of the main post held on the month's last day, the highest tier held then, the unit's set. */
export interface Place {
  unitId: number;
  tier: number;
  versionId: number;
}

export interface Refreshed {
  added: number;
  moved: number;
}

/**
 * The place of everybody (or of the person of one sheet, $3) whose main post on the last day ($2) lies in a unit of the period ($1).
 * Party posts count like the others; a seat in a committee is no post.
 */
const PLACES = `
places as (
  select m.official_id, m.unit_id, s.version_id,
    (select max(q.tier) from posts q where q.official_id = m.official_id and q.from_date <= $2::date and coalesce(q.to_date, $2::date) >= $2::date) as tier
  from posts m join period_sets s on s.period_id = $1 and s.unit_id = m.unit_id
  where m.main and m.from_date <= $2::date and coalesce(m.to_date, $2::date) >= $2::date
    and ($3::int is null or m.official_id = (select official_id from evaluations where id = $3)))`;

const ADD = `
with ${PLACES}
insert into evaluations (period_id, month, official_id, unit_id, tier, version_id)
select $1, p.month, places.official_id, places.unit_id, places.tier, places.version_id
from places join periods p on p.id = $1
on conflict (period_id, official_id) do nothing`;

/** What was stated under another version goes along where the criterion is the same one: code, kind and maximum. */
const CARRIED = `
(select array_agg(case when o.c is not null then e.self_values[o.place] end order by n.place)
 from criteria_versions nv cross join jsonb_array_elements(nv.content -> 'criteria') with ordinality n(c, place)
 left join criteria_versions ov on ov.id = e.version_id
 left join lateral jsonb_array_elements(ov.content -> 'criteria') with ordinality o(c, place)
   on o.c ->> 'code' = n.c ->> 'code' and o.c ->> 'kind' = n.c ->> 'kind'
     and (o.c ->> 'max')::numeric = (n.c ->> 'max')::numeric
 where nv.id = places.version_id)`;

/** Self totals are cleared where tier or version change: they are reckoned again from the entries. */
const MOVE = `
with ${PLACES}
update evaluations e set unit_id = places.unit_id, tier = places.tier, version_id = places.version_id,
  self_values = case when e.version_id = places.version_id or e.self_values = '{}' then e.self_values else ${CARRIED} end,
  self_points = case when e.version_id = places.version_id then e.self_points end,
  self_score = case when e.version_id = places.version_id and e.tier = places.tier then e.self_score end,
  self_exemplarity = case when e.version_id = places.version_id and e.tier = places.tier then e.self_exemplarity end,
  revision = e.revision + (case when e.version_id = places.version_id then 0 else 1 end)
from places
where e.period_id = $1 and e.official_id = places.official_id and e.status = 'draft' and ($3::int is null or e.id = $3)
  and (e.began_at is null or $3::int is not null)
  and (e.unit_id, e.tier, e.version_id) is distinct from (places.unit_id, places.tier, places.version_id)`;

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

/** Adds the sheets that are missing and moves drafts to where their people stand on the month's last day, as known now. */
export async function refreshSheets(tx: Tx, periodId: number): Promise<Refreshed> {
  const period = await tx.one<{ month: string }>('select month from periods where id = $1', [periodId]);
  if (!period) return { added: 0, moved: 0 };
  const params = [periodId, lastDayOf(period.month), null];
  await tx.change(NEW_UNITS, [periodId]);
  const added = await tx.change(ADD, params);
  const moved = await tx.change(MOVE, params);
  return { added, moved };
}

/**
 * Settles the place of one sheet before it is submitted. A sheet that is no draft keeps its place; a person without a main
 * post in the tree on the last day keeps the last one known.
 */
export async function freezePlace(tx: Tx, evaluationId: number): Promise<Place> {
  const sheet = await tx.one<{ periodId: number; month: string }>(
    'select period_id as "periodId", month from evaluations where id = $1', [evaluationId], 'sheet-period',
  );
  if (!sheet) throw new Conflict();
  await tx.change(MOVE, [sheet.periodId, lastDayOf(sheet.month), evaluationId], 'freeze-place');
  const place = await tx.one<Place>(
    'select unit_id as "unitId", tier, version_id as "versionId" from evaluations where id = $1', [evaluationId], 'place',
  );
  return place!;
}
