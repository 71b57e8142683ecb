import { committeesOn, lastDay, nameOn, unitOn, unitsOn } from '../standing/units-on.js';
import type { Rows } from '../database/db.js';
import { findPeriod, type PeriodRow } from '../periods/period.queries.js';
import { deciderPost, statedTitle, titleOnPaper } from '../units/paper-names.queries.js';
import type { Signing } from '../units/paper-signing.js';
import { actingKnown, closedAt, postsKnown, seatsKnown } from '../standing/known.js';
import { heldOn } from '../standing/validity.js';
import type { OfficialHere } from './report.js';
import { likePatterns } from '../web/fold.js';

export interface UnitHere {
  id: number;
  code: string;
  name: string;
  path: string;
  parentId: number | null;
}

const UNIT = 'u.id, u.code, u.name, u.path, u.parent_id as "parentId"';

/** A unit `u` with its path of today, by which one may come in, as it was called on the day, or is where it was not there yet. */
const unitAs = (
  day: string,
) => `select u.id, coalesce(w.code, u.code) as code, coalesce(w.name, u.name) as name, u.path,
  case when w.id is null then u.parent_id else w.parent_id end as "parentId" from units u left join ${unitsOn(day)} w on w.id = u.id`;

/** The unit at the top of a path. */
export async function rootOf(on: Rows, path: string, day: string): Promise<UnitHere | undefined> {
  return on.one<UnitHere>(`${unitAs('$2::date')} where u.id = split_part($1, '/', 2)::int`, [path, day]);
}

/** A head or a deputy by their main post of a day, in the unit as it was called then; nobody else has a leader's page. */
export async function officialHere(on: Rows, id: number, day: string): Promise<OfficialHere | undefined> {
  return on.one<OfficialHere>(
    `select o.id, o.code, o.full_name as name, p.title, p.position, u.id as "unitId", ${nameOn('u.id', '$2::date')} as "unitName", u.path as "unitPath", split_part(u.path, '/', 2)::int as "rootUnitId"
     from officials o join ${postsKnown(`(select min(${closedAt('w.path', '$2::date')}) from posts q join units w on w.id = q.unit_id where q.official_id = $1)`)} p on p.official_id = o.id join units u on u.id = p.unit_id
     where o.id = $1 and p.position in ('head', 'deputy') and ${heldOn('p', '$2::date')}
     order by p.main desc, p.tier desc limit 1`,
    [id, day],
  );
}

/** The newest opened month that reaches a path. */
export async function newestMonthOf(on: Rows, path: string): Promise<string | undefined> {
  return (await periodOver(on, path, null))?.month;
}

export async function unitHere(on: Rows, id: number, day: string): Promise<UnitHere | undefined> {
  return on.one<UnitHere>(`${unitAs('$2::date')} where u.id = $1`, [id, day]);
}

/** The opened period of a month that reached the unit, where it stood then, or the newest one; of several roots the nearest. */
export async function periodOver(on: Rows, path: string, month: string | null): Promise<PeriodRow | undefined> {
  const row = await on.one<{ id: number }>(
    `select p.id from periods p join ${unitOn("substring($1 from '([0-9]+)/$')::int", lastDay('p.month'))} u on true
     where p.opened_at is not null and strpos(u.path, '/' || p.root_unit_id || '/') > 0 and ($2::text is null or p.month = $2)
     order by p.month desc, strpos(u.path, '/' || p.root_unit_id || '/') desc limit 1`,
    [path, month],
  );
  return row && findPeriod(on, row.id);
}

/** Months with an opened period at, over or under one of the paths, the newest first. */
export async function monthsOver(on: Rows, paths: readonly string[], most: number): Promise<string[]> {
  const rows = await on.rows<{ month: string }>(
    `select distinct p.month from periods p join units r on r.id = p.root_unit_id
     where p.opened_at is not null and exists (select 1 from unnest($1::text[]) as s(path) where s.path like r.path || '%' or r.path like s.path || '%')
     order by p.month desc limit $2`,
    [paths, most],
  );
  return rows.map((row) => row.month);
}

/** Units within the paths for a chooser; with `q` those whose name or code has it. */
export async function unitsWithin(
  on: Rows,
  paths: readonly string[],
  q: string,
  most: number,
): Promise<{ rows: UnitHere[]; total: number }> {
  const rows = await on.rows<UnitHere & { total: number }>(
    `select ${UNIT}, count(*) over ()::int as total from units u
     where u.path like any ($1) and (u.search_name || ' ' || lower(u.code)) like all ($2::text[])
     order by length(u.path) - length(replace(u.path, '/', '')), u.position, u.sort_name, u.id limit $3`,
    [paths.map((path) => path + '%'), likePatterns(q), most],
  );
  return { rows, total: rows[0]?.total ?? 0 };
}

export interface Seats {
  /** The title of the head's post on the day, on paper. */
  headTitle: string | null;
  headName: string | null;
  parentName: string | null;
  /** The committee at the unit, or the nearest above. */
  committee: string | null;
  /** The unit of that committee. */
  committeeUnitId: number | null;
  /** Who signs for the unit: who acts as its head, else who holds the head's post, else nobody. */
  signer: (Signing & { name: string }) | null;
  /** Who signs for the committee: its head, else the deputy first by name. */
  partySigner: (Signing & { name: string }) | null;
}

/** A deputy of the unit who acts signs for the head as a deputy does; a substitute as the delegation says, if it lets them sign; whoever else acts, as acting head. */
const ACTING_SIGNER = `
  select json_build_object('as', case when p.position = 'deputy' and p.unit_id = x.unit_id then 'deputy' when d.id is not null then d.signing else 'acting' end,
    'title', coalesce(${titleOnPaper('p', '$2::date')}, ''), 'head', h.title, 'name', o.full_name)
  from ${actingKnown('shut.at')} x join officials o on o.id = x.official_id left join delegations d on d.id = x.delegation_id
  left join lateral (select q.id, q.title, q.position, q.unit_id from ${postsKnown('shut.at')} q where q.official_id = x.official_id and ${heldOn('q', '$3::date')}
    order by (q.unit_id = x.unit_id and q.position = 'deputy') desc, q.main desc, q.id limit 1) p on true
  where x.unit_id = u.id and d.signing is distinct from 'none' and ${heldOn('x', '$3::date')}`;

const PARTY_SIGNER = `
  select json_build_object('as', case when m.role = 'chair' then 'head' else 'deputy' end, 'title', coalesce(${statedTitle('member_id', 'm.id', '$2::date')}, ''), 'name', o.full_name)
  from ${seatsKnown('shut.at')} m join officials o on o.id = m.official_id
  where m.committee_id = k.id and m.role in ('chair', 'deputy') and ${heldOn('m', '$3::date')}
  order by m.role = 'chair' desc, o.sort_name, o.id limit 1`;

/** The names are those of the day `named`, the seats those of the day `held`: who signs what is made while its time runs is who heads the unit now. */
export async function seatsOf(on: Rows, unit: UnitHere, named: string, held: string): Promise<Seats> {
  const row = await on.one<Seats>(
    `select h.title as "headTitle", h.name as "headName", a.name as "parentName", k.name as committee, k.unit_id as "committeeUnitId",
       coalesce((${ACTING_SIGNER}), case when h.name is not null then json_build_object('as', 'head', 'title', h.title, 'typed', h.typed, 'name', h.name) end) as signer,
       (${PARTY_SIGNER}) as "partySigner"
     from ${unitsOn('$2::date')} u cross join lateral (select ${closedAt('u.path', '$3::date')} as at) shut left join ${unitsOn('$2::date')} a on a.id = u.parent_id
     left join lateral (select ${titleOnPaper('p', '$2::date')} as title, ${statedTitle('post_id', 'p.id', '$2::date')} is not null as typed, o.full_name as name from ${postsKnown('shut.at')} p join officials o on o.id = p.official_id
       where p.unit_id = u.id and p.position = 'head' and ${heldOn('p', '$3::date')}) h on true
     left join lateral (select c.id, c.name, c.unit_id from ${committeesOn('$2::date')} c join ${unitsOn('$2::date')} k on k.id = c.unit_id
       where u.path like k.path || '%' order by length(k.path) desc limit 1) k on true
     where u.id = $1`,
    [unit.id, named, held],
  );
  return (
    row ?? {
      headTitle: null,
      headName: null,
      parentName: null,
      committee: null,
      committeeUnitId: null,
      signer: null,
      partySigner: null,
    }
  );
}

/** The title of the post that somebody holds in a unit on a day. */
export async function titleOf(on: Rows, officialId: number, unitId: number, day: string): Promise<string | null> {
  const row = await on.one<{ title: string }>(
    `select p.title from units u cross join lateral (select ${closedAt('u.path', '$3::date')} as at) shut
     cross join lateral (select x.* from ${postsKnown('shut.at')} x where x.official_id = $1 and x.unit_id = u.id and ${heldOn('x', '$3::date')}) p
     where u.id = $2 order by p.main desc, p.tier desc limit 1`,
    [officialId, unitId, day],
  );
  return row?.title ?? null;
}

export interface OwnSlip {
  id: number;
  month: string;
  score: string | null;
  exemplarity: string | null;
}

/** A person's own results, the newest month first. */
export async function ownSlips(on: Rows, officialId: number, most: number): Promise<OwnSlip[]> {
  return on.rows<OwnSlip>(
    'select id, month, score, exemplarity from evaluations where official_id = $1 and approval_id is not null order by month desc limit $2',
    [officialId, most],
  );
}

/** Under which title who decided a result signs its paper, on a day; null: from outside the agency. */
export async function titleOfDecider(db: Rows, approvalId: number, day: string): Promise<string | null> {
  const row = await db.one<{ title: string }>(
    `select ${titleOnPaper('p', '$2::date')} as title from approvals r join accounts a on a.id = r.by_account
     join lateral ${deciderPost('a', 'r.at')} p on true where r.id = $1`,
    [approvalId, day],
    'title-of-decider',
  );
  return row?.title ?? null;
}
