import { laidOver } from '../corrections/corrections.queries.js';
import { committeeNameOn, inUnit, lastDay, unitOn, unitsOn } from '../standing/units-on.js';
import type { IndexGroup } from '../committee/desk-figures.js';
import type { SetContent } from '../criteria/criterion.js';
import type { Rows } from '../database/db.js';
import type { Dec } from '../scoring/decimal.js';
import { postsKnown } from '../standing/known.js';
import { heldOn } from '../standing/validity.js';

/** What a report says of an evaluation beside what the desk reads. */
export interface EvaluationDetail {
  id: number;
  /** Of the post held in the unit on the month's last day. */
  title: string | null;
  versionId: number;
  flagged: boolean;
  selfPoints: (Dec | null)[] | null;
  points: (Dec | null)[] | null;
}

export async function detailsIn(
  on: Rows,
  periodId: number,
  lastDay: string,
  path: string,
): Promise<Map<number, EvaluationDetail>> {
  const rows = await on.rows<EvaluationDetail>(
    `select e.id, p.title, e.version_id as "versionId", e.flagged_at is not null as flagged, e.self_points as "selfPoints", e.points
     from evaluations e join ${unitsOn('$2::date')} u on u.id = e.unit_id
     cross join lateral (select coalesce(d.closed_at, 'infinity') as at from periods d where d.id = e.period_id) shut
     left join lateral (select x.title from ${postsKnown('shut.at')} x where x.official_id = e.official_id and x.unit_id = e.unit_id
       and ${heldOn('x', '$2::date')} order by x.main desc, x.tier desc limit 1) p on true
     where e.period_id = $1 and ${inUnit('u', '$3')}`,
    [periodId, lastDay, path],
    'report-details',
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function countUnder(on: Rows, periodId: number, path: string): Promise<number> {
  const row = await on.one<{ n: number }>(
    `select count(*)::int as n from evaluations e join ${unitOn('e.unit_id', lastDay('e.month'))} u on true where e.period_id = $1 and ${inUnit('u', '$2')}`,
    [periodId, path],
  );
  return row!.n;
}

export interface MonthVersion {
  id: number;
  name: string;
  number: number;
  decisionNumber: string | null;
  decisionDate: string | null;
  content: SetContent;
}

export async function versionsIn(on: Rows, ids: readonly number[]): Promise<MonthVersion[]> {
  return on.rows<MonthVersion>(
    `select v.id, s.name, v.number, v.decision_number as "decisionNumber", v.decision_date::text as "decisionDate", v.content
     from criteria_versions v join criteria_sets s on s.id = v.set_id where v.id = any ($1::int[]) order by s.code, v.number`,
    [ids],
  );
}

export type UnitIndexGroup = IndexGroup & { unitId: number };

/** The approved exemplarity of each unit below a path in one month, for indexByMonth(). */
export async function indexGroupsOf(on: Rows, path: string, month: string): Promise<UnitIndexGroup[]> {
  return on.rows<UnitIndexGroup>(
    `select $2 as month, g.unit_id as "unitId", v.content -> 'factors' ->> g.tier as factor, g.exemplarity, g.evaluations
     from (select e.unit_id, a.version_id, e.tier, e.exemplarity, count(*)::int as evaluations
       from periods p join evaluations e on e.period_id = p.id join ${unitOn('e.unit_id', lastDay('p.month'))} u on true join approvals a on a.id = e.approval_id
       where ${inUnit('u', '$1')} and p.month = $2 and e.status in ('approved', 'reviewed') and e.exemplarity is not null
       group by e.unit_id, a.version_id, e.tier, e.exemplarity) g
     join criteria_versions v on v.id = g.version_id`,
    [path, month],
    'report-index-groups',
  );
}

export interface UnitRemark {
  id: number;
  unitName: string;
  committee: string | null;
  by: string;
  at: Date;
  text: string;
}

/** What committees said of the units themselves; what they said of single evaluations stays with those. */
export async function remarksUnder(on: Rows, periodId: number, path: string): Promise<UnitRemark[]> {
  const said = await on.rows<UnitRemark>(
    `select c.id, u.name as "unitName", ${committeeNameOn('c.committee_id', lastDay('p.month'))} as committee, a.display_name as by, c.at, c.text
     from comments c join periods p on p.id = c.period_id join ${unitOn('c.unit_id', lastDay('p.month'))} u on true join accounts a on a.id = c.by_account
     where c.period_id = $1 and ${inUnit('u', '$2')} order by u.path, c.at, c.id limit 200`,
    [periodId, path],
  );
  return (await laidOver(on, 'comment', said)).filter(({ withdrawn }) => !withdrawn);
}

/** Why evaluations were left undecided when the period closed. */
export async function reasonsUnder(
  on: Rows,
  periodId: number,
  path: string,
): Promise<{ name: string; unitName: string; reason: string }[]> {
  return on.rows(
    `select o.full_name as name, u.name as "unitName", r.reason from closing_reasons r join evaluations e on e.id = r.evaluation_id
     join officials o on o.id = e.official_id join ${unitOn('e.unit_id', lastDay('e.month'))} u on true
     where r.period_id = $1 and ${inUnit('u', '$2')} order by u.path, o.sort_name limit 200`,
    [periodId, path],
  );
}
