import type { Asking } from '../acts/asking.js';
import type { Rows } from '../database/db.js';
import { likePatterns } from '../web/fold.js';
import { readScopes } from './set.policy.js';
import { usedNow } from './version.queries.js';

interface UnitSetLine {
  unitId: number;
  name: string;
  depth: number;
  setName: string | null;
  versionId: number | null;
  number: number | null;
  decisionNumber: string | null;
  fromUnitId: number | null;
  fromName: string | null;
  open: 'draft' | 'waiting' | null;
}

export const LINES_ON_A_PAGE = 30;

export interface UnitSetLines {
  total: number;
  lines: UnitSetLine[];
}

/** The units whose sets this person reads, in the tree's order: what is in force there and what is being written. */
export async function unitSetLines(asking: Asking, typed: string, pageNumber: number): Promise<UnitSetLines> {
  const paths = readScopes(asking.actor).map(({ path }) => path);
  const params = [
    paths,
    asking.actor.officialId,
    likePatterns(typed),
    LINES_ON_A_PAGE,
    (pageNumber - 1) * LINES_ON_A_PAGE,
  ];
  const rows = await asking.rows<UnitSetLine & { total: number }>(LINES, params);
  return { total: rows[0]?.total ?? 0, lines: rows };
}

const LINES = `
with shown as (
  select u.id, u.name, u.path, count(*) over ()::int as total from units u
  where u.closed_on is null and u.search_name like all ($3::text[]) and (
    exists (select 1 from unnest($1::text[]) scope where u.path like scope || '%')
    or exists (select 1 from set_drafters d where d.unit_id = u.id and d.official_id = $2 and d.ended_at is null))
  order by string_to_array(trim(both '/' from u.path), '/')::int[] limit $4 offset $5
)
select w.id as "unitId", w.name, array_length(string_to_array(trim(both '/' from w.path), '/'), 1) as depth, w.total,
  f.name as "setName", f.version_id as "versionId", f.number, f.decision_number as "decisionNumber",
  f.unit_id as "fromUnitId", f.unit_name as "fromName",
  case when o.id is null then null when o.signed_at is null then 'draft' else 'waiting' end as open
from shown w
left join lateral (
  select coalesce(v.content ->> 'name', s.name) as name, v.id as version_id, v.number, v.decision_number,
    a.id as unit_id, a.name as unit_name
  from units a join criteria_sets s on s.unit_id = a.id join criteria_versions v on v.set_id = s.id
  where w.path like a.path || '%' and v.countersigned_at is not null
  order by ${usedNow('month.version_id = v.id and month.unit_id = w.id')} desc, length(a.path) desc, v.number desc limit 1) f on true
left join criteria_sets own on own.unit_id = w.id
left join criteria_versions o on o.set_id = own.id and o.countersigned_at is null
order by string_to_array(trim(both '/' from w.path), '/')::int[]`;

/** The units somebody was named to draft for. */
export async function unitsDraftedBy(on: Rows, officialId: number | null): Promise<number[]> {
  const rows = await on.rows<{ id: number }>(
    'select unit_id as id from set_drafters where official_id = $1 and ended_at is null',
    [officialId],
  );
  return rows.map(({ id }) => id);
}
