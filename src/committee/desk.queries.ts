import { neverIn } from '../accounts/way-in.js';
import { standingExcusal } from '../periods/excusal.queries.js';
import { selfDue } from '../rounds/due-days.js';
import { inUnit, lastDay, unitOn, unitsOn } from '../standing/units-on.js';
import type { Rows } from '../database/db.js';
import { HANDED, handedSide, type HandedColumns } from '../evaluations/approval/self-approved.js';
import { MARK_SQL } from '../evaluations/result/result-mark.js';
import { lastDayOf, monthAfter } from '../periods/calendar.js';
import type { PeriodRow } from '../periods/period.queries.js';
import { findPeriod } from '../periods/period.queries.js';
import type { LeaderComparison } from '../scoring/leader-comparison.js';
import { actingKnown, postsKnown } from '../standing/known.js';
import { ledByMany } from '../standing/led.js';
import { heldOn } from '../standing/validity.js';
import {
  comparisonOf,
  figuresOf,
  indexByMonth,
  type DeskFigures,
  type IndexGroup,
  type Month,
  type MonthIndex,
} from './desk-figures.js';
import type { DeskEvaluation, DeskVersion, Versions } from './desk-evaluation.js';
import { inTreeOrder } from './tree-order.js';

export interface DeskUnit {
  id: number;
  parentId: number | null;
  name: string;
  path: string;
  position: number;
  /** 0 for the unit that was asked for. */
  depth: number;
}

export interface Leader {
  officialId: number;
  name: string;
  unitId: number;
  as: 'head' | 'acting' | 'deputy';
  /** Their own evaluation of the month, where there is one. */
  evaluation: DeskEvaluation | null;
  /** How many people they lead. */
  led: number;
  comparison: LeaderComparison | null;
}

/** A unit's own people, the units below left out. */
export interface DeskUnitFigures extends DeskUnit, DeskFigures {
  head: Leader | null;
}

/** The month of a unit and all below it. */
export interface DeskData {
  period: PeriodRow;
  /** In the order of the tree, the unit that was asked for first. Units without an evaluation have zeros. */
  units: DeskUnitFigures[];
  total: DeskFigures;
  /** All evaluations of the units, by tree order, then head, deputies, members by name: never by score. */
  evaluations: DeskEvaluation[];
  leaders: Leader[];
  versions: Versions;
}

export interface Asked {
  unitPath: string;
  periodId: number;
}

/** Everything a desk, a unit's page or a report of a month is made from: eight statements, however many people there are. */
export async function deskData(db: Rows, asked: Asked, today: string): Promise<DeskData | undefined> {
  const period = await findPeriod(db, asked.periodId);
  if (!period) return undefined;
  const units = await unitsUnder(db, asked.unitPath, lastDayOf(period.month));
  const day = relationDay(period.month, today);
  const posts = await leadersIn(db, asked.unitPath, day, period.closedAt);
  const led = await ledByMany(db, [...new Set(posts.map(({ officialId }) => officialId))], day, period.closedAt);
  const needed = [...new Set([...posts.map(({ officialId }) => officialId), ...[...led.values()].flat()])];
  const all = await evaluationsOf(
    db,
    period.id,
    units.map(({ id }) => id),
    needed,
  );
  const versions = await versionsOf(db, all);
  const month: Month = { period, versions, today };
  const leaders = posts.map((post) => leaderOf(post, all, led.get(post.officialId) ?? [], versions));
  const evaluations = inOrder(all, units, posts);
  return {
    period,
    units: unitFigures(units, evaluations, leaders, month),
    total: figuresOf(evaluations, month),
    evaluations,
    leaders,
    versions,
  };
}

/** Who leads whom in a month: as of today while it runs, else as of its last day. */
function relationDay(month: string, today: string): string {
  const last = lastDayOf(month);
  return today < last ? today : last;
}

function unitFigures(
  units: readonly DeskUnit[],
  evaluations: readonly DeskEvaluation[],
  leaders: readonly Leader[],
  month: Month,
): DeskUnitFigures[] {
  const byUnit = new Map<number, DeskEvaluation[]>(units.map(({ id }) => [id, []]));
  for (const evaluation of evaluations) byUnit.get(evaluation.unitId)?.push(evaluation);
  const heads = new Map(leaders.filter(({ as }) => as === 'head').map((leader) => [leader.unitId, leader]));
  for (const leader of leaders) if (leader.as === 'acting') heads.set(leader.unitId, leader);
  return units.map((unit) => ({
    ...unit,
    ...figuresOf(byUnit.get(unit.id)!, month),
    head: heads.get(unit.id) ?? null,
  }));
}

type LeaderPost = Pick<Leader, 'officialId' | 'name' | 'unitId' | 'as'>;

function leaderOf(
  post: LeaderPost,
  evaluations: ReadonlyMap<number, DeskEvaluation>,
  led: readonly number[],
  versions: Versions,
): Leader {
  const evaluation = evaluations.get(post.officialId);
  const people = led.flatMap((id) => evaluations.get(id) ?? []);
  return {
    ...post,
    evaluation: evaluation ?? null,
    led: led.length,
    comparison: comparisonOf(evaluation, people, versions),
  };
}

const RANK = { head: 0, acting: 0, deputy: 1 } as const;

function inOrder(
  all: ReadonlyMap<number, DeskEvaluation>,
  units: readonly DeskUnit[],
  posts: readonly LeaderPost[],
): DeskEvaluation[] {
  const place = new Map(units.map(({ id }, index) => [id, index]));
  const rank = new Map(posts.map(({ officialId, unitId, as }) => [`${officialId}:${unitId}`, RANK[as]]));
  const rankOf = (evaluation: DeskEvaluation) => rank.get(`${evaluation.officialId}:${evaluation.unitId}`) ?? 2;
  const within = [...all.values()].filter((evaluation) => place.has(evaluation.unitId));
  // The rows come by name, and sorting keeps that order among equals.
  return within.sort((a, b) => place.get(a.unitId)! - place.get(b.unitId)! || rankOf(a) - rankOf(b));
}

async function unitsUnder(db: Rows, path: string, day: string): Promise<DeskUnit[]> {
  const rows = await db.rows<Omit<DeskUnit, 'depth'>>(
    `select u.id, u.parent_id as "parentId", u.name, u.path, u.position from ${unitsOn('$2::date')} u where ${inUnit('u', '$1')}`,
    [path, day],
    'desk-units',
  );
  return inTreeOrder(rows);
}

const POSTS_THEN = postsKnown('$3::timestamptz');
const ACTING_THEN = actingKnown('$3::timestamptz');

/** In a closed month as it was known when it closed. */
async function leadersIn(db: Rows, path: string, day: string, closedAt: Date | null): Promise<LeaderPost[]> {
  const posts = closedAt ? POSTS_THEN : 'posts';
  const acting = closedAt ? ACTING_THEN : 'acting_appointments';
  return db.rows<LeaderPost>(
    `select l."officialId", l.name, l."unitId", l."as" from (
     select p.official_id as "officialId", o.full_name as name, p.unit_id as "unitId", p.position as "as", o.sort_name
     from ${posts} p join ${unitsOn('$2::date')} u on u.id = p.unit_id join officials o on o.id = p.official_id
     where ${inUnit('u', '$1')} and p.position in ('head', 'deputy') and ${heldOn('p', '$2::date')}
     union all
     select x.official_id, o.full_name, x.unit_id, 'acting', o.sort_name
     from ${acting} x join ${unitsOn('$2::date')} u on u.id = x.unit_id join officials o on o.id = x.official_id
     where ${inUnit('u', '$1')} and ${heldOn('x', '$2::date')}
     ) l order by l."unitId", l."as", l.sort_name, l."officialId"`,
    closedAt ? [path, day, closedAt] : [path, day],
    closedAt ? 'desk-leaders-then' : 'desk-leaders',
  );
}

const EVALUATIONS = `
select e.id, e.official_id as "officialId", o.full_name as name, e.unit_id as "unitId", e.status, ${selfDue('e', 'p')} as "selfDueOn", ${neverIn('e.official_id')} as "neverIn", e.tier, e.self_score as "selfScore",
  e.score, e.exemplarity, e.reviewed_at as "reviewedAt", ${MARK_SQL} as mark, x.kind as excusal,
  exists (select 1 from reopenings r where r.evaluation_id = e.id and r.confirmed_at is not null and r.ended_at is null) as reopened,
  a.id as approval, a.kind, a.by_account, a.submission_id, a.version_id, a.values, a.left_out, a.due_count, a.led_scores,
  ${HANDED}
from evaluations e join officials o on o.id = e.official_id join periods p on p.id = e.period_id
left join approvals a on a.id = e.approval_id left join submissions s on s.id = a.submission_id
left join lateral ${standingExcusal('e.id')} x on true
where e.period_id = $1 and (e.unit_id = any ($2::int[]) or e.official_id = any ($3::int[]))
order by o.sort_name, o.id`;

interface EvaluationRow extends Omit<DeskEvaluation, 'result'>, HandedColumns {
  approval: number | null;
  kind: string;
  by_account: number;
  submission_id: number | null;
  version_id: number;
  values: (string | null)[];
  left_out: boolean[];
  due_count: number;
  led_scores: string[];
}

async function evaluationsOf(
  db: Rows,
  periodId: number,
  unitIds: readonly number[],
  officialIds: readonly number[],
): Promise<Map<number, DeskEvaluation>> {
  const rows = await db.rows<EvaluationRow>(EVALUATIONS, [periodId, unitIds, officialIds], 'desk-evaluations');
  return new Map(rows.map((row) => [row.officialId, evaluationOf(row)]));
}

function evaluationOf(row: EvaluationRow): DeskEvaluation {
  const {
    approval,
    kind,
    by_account,
    submission_id,
    version_id,
    values,
    left_out,
    due_count,
    led_scores,
    handedScore,
    handedSame,
    handedValues,
    handedDue,
    ...evaluation
  } = row;
  const result =
    approval === null
      ? null
      : {
          approvalId: approval,
          kind,
          byAccount: by_account,
          submitted: submission_id !== null,
          handed: handedSide({ handedScore, handedSame, handedValues, handedDue }),
          versionId: version_id,
          values,
          leftOut: left_out,
          due: due_count,
          led: led_scores,
        };
  return { ...evaluation, result };
}

async function versionsOf(db: Rows, evaluations: ReadonlyMap<number, DeskEvaluation>): Promise<Versions> {
  const ids = [...new Set([...evaluations.values()].flatMap(({ result }) => (result ? [result.versionId] : [])))];
  const rows = await db.rows<DeskVersion>(
    `select v.id, s.code, v.number, v.content from criteria_versions v join criteria_sets s on s.id = v.set_id where v.id = any ($1::int[])`,
    [ids],
    'desk-versions',
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The unit's index (all below it included) in the `count` months that end with `month`, the oldest first. */
export async function indexTrend(db: Rows, unitPath: string, month: string, count = 12): Promise<MonthIndex[]> {
  const months = Array.from({ length: count }, (_, at) => monthAfter(month, at + 1 - count));
  const groups = await db.rows<IndexGroup>(TREND, [unitPath, months[0], month], 'desk-trend');
  return indexByMonth(groups, months);
}

const TREND = `
select g.month, v.content -> 'factors' ->> g.tier as factor, g.exemplarity, g.evaluations
from (
  select p.month, a.version_id, e.tier, e.exemplarity, count(*)::int as evaluations
  from periods p join evaluations e on e.period_id = p.id join ${unitOn('e.unit_id', lastDay('p.month'))} u on true join approvals a on a.id = e.approval_id
  where ${inUnit('u', '$1')} and p.month between $2 and $3 and e.status in ('approved', 'reviewed') and e.exemplarity is not null
  group by p.month, a.version_id, e.tier, e.exemplarity) g
join criteria_versions v on v.id = g.version_id`;
