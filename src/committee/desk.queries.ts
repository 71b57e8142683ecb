import type { Rows } from '../database/db.js';
import { HANDED, handedSide, type HandedColumns } from '../evaluations/self-approved.js';
import { MARK_SQL } from '../evaluations/result-mark.js';
import { lastDayOf, monthAfter } from '../periods/calendar.js';
import type { PeriodRow } from '../periods/period.queries.js';
import { findPeriod } from '../periods/period.queries.js';
import type { LeaderComparison } from '../scoring/leader-comparison.js';
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
import type { DeskSheet, DeskVersion, Versions } from './desk-sheet.js';
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
  /** Their own sheet of the month, where there is one. */
  sheet: DeskSheet | null;
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
  /** In the order of the tree, the unit that was asked for first. Units without a sheet have zeros. */
  units: DeskUnitFigures[];
  total: DeskFigures;
  /** All sheets of the units, by tree order, then head, deputies, members by name: never by score. */
  sheets: DeskSheet[];
  leaders: Leader[];
  versions: Versions;
}

export interface Asked {
  unitPath: string;
  periodId: number;
}

/** Everything a desk, a unit's page or a report of a month is made from: eight statements, however many people there are. */
export async function deskData(db: Rows, asked: Asked, today: string): Promise<DeskData | undefined> {
  const [period, units] = await Promise.all([findPeriod(db, asked.periodId), unitsUnder(db, asked.unitPath)]);
  if (!period) return undefined;
  const day = relationDay(period.month, today);
  const posts = await leadersIn(db, asked.unitPath, day);
  const led = await ledByMany(db, [...new Set(posts.map(({ officialId }) => officialId))], day);
  const needed = [...new Set([...posts.map(({ officialId }) => officialId), ...[...led.values()].flat()])];
  const all = await sheetsOf(
    db,
    period.id,
    units.map(({ id }) => id),
    needed,
  );
  const versions = await versionsOf(db, all);
  const month: Month = { period, versions, today };
  const leaders = posts.map((post) => leaderOf(post, all, led.get(post.officialId) ?? [], versions));
  const sheets = inOrder(all, units, posts);
  return {
    period,
    units: unitFigures(units, sheets, leaders, month),
    total: figuresOf(sheets, month),
    sheets,
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
  sheets: readonly DeskSheet[],
  leaders: readonly Leader[],
  month: Month,
): DeskUnitFigures[] {
  const byUnit = new Map<number, DeskSheet[]>(units.map(({ id }) => [id, []]));
  for (const sheet of sheets) byUnit.get(sheet.unitId)?.push(sheet);
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
  sheets: ReadonlyMap<number, DeskSheet>,
  led: readonly number[],
  versions: Versions,
): Leader {
  const sheet = sheets.get(post.officialId);
  const people = led.flatMap((id) => sheets.get(id) ?? []);
  return { ...post, sheet: sheet ?? null, led: led.length, comparison: comparisonOf(sheet, people, versions) };
}

const RANK = { head: 0, acting: 0, deputy: 1 } as const;

function inOrder(
  all: ReadonlyMap<number, DeskSheet>,
  units: readonly DeskUnit[],
  posts: readonly LeaderPost[],
): DeskSheet[] {
  const place = new Map(units.map(({ id }, index) => [id, index]));
  const rank = new Map(posts.map(({ officialId, unitId, as }) => [`${officialId}:${unitId}`, RANK[as]]));
  const rankOf = (sheet: DeskSheet) => rank.get(`${sheet.officialId}:${sheet.unitId}`) ?? 2;
  const within = [...all.values()].filter((sheet) => place.has(sheet.unitId));
  // The rows come by name, and sorting keeps that order among equals.
  return within.sort((a, b) => place.get(a.unitId)! - place.get(b.unitId)! || rankOf(a) - rankOf(b));
}

async function unitsUnder(db: Rows, path: string): Promise<DeskUnit[]> {
  const rows = await db.rows<Omit<DeskUnit, 'depth'>>(
    `select id, parent_id as "parentId", name, path, position from units where path like $1 || '%'`,
    [path],
    'desk-units',
  );
  return inTreeOrder(rows);
}

async function leadersIn(db: Rows, path: string, day: string): Promise<LeaderPost[]> {
  return db.rows<LeaderPost>(
    `select l."officialId", l.name, l."unitId", l."as" from (
     select p.official_id as "officialId", o.full_name as name, p.unit_id as "unitId", p.position as "as", o.sort_name
     from posts p join units u on u.id = p.unit_id join officials o on o.id = p.official_id
     where u.path like $1 || '%' and p.position in ('head', 'deputy') and ${heldOn('p', '$2::date')}
     union all
     select x.official_id, o.full_name, x.unit_id, 'acting', o.sort_name
     from acting_appointments x join units u on u.id = x.unit_id join officials o on o.id = x.official_id
     where u.path like $1 || '%' and ${heldOn('x', '$2::date')}
     ) l order by l."unitId", l."as", l.sort_name, l."officialId"`,
    [path, day],
    'desk-leaders',
  );
}

const SHEETS = `
select e.id, e.official_id as "officialId", o.full_name as name, e.unit_id as "unitId", e.status, e.tier, e.self_score as "selfScore",
  e.score, e.exemplarity, e.reviewed_at as "reviewedAt", ${MARK_SQL} as mark, x.kind as excusal,
  exists (select 1 from reopenings r where r.evaluation_id = e.id and r.confirmed_at is not null and r.ended_at is null) as reopened,
  a.id as approval, a.kind, a.by_account, a.submission_id, a.version_id, a.values, a.left_out, a.due_count, a.led_scores,
  ${HANDED}
from evaluations e join officials o on o.id = e.official_id
left join approvals a on a.id = e.approval_id left join submissions s on s.id = a.submission_id
left join excusals x on x.evaluation_id = e.id and x.ended_at is null
where e.period_id = $1 and (e.unit_id = any ($2::int[]) or e.official_id = any ($3::int[]))
order by o.sort_name, o.id`;

interface SheetRow extends Omit<DeskSheet, 'result'>, HandedColumns {
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

async function sheetsOf(
  db: Rows,
  periodId: number,
  unitIds: readonly number[],
  officialIds: readonly number[],
): Promise<Map<number, DeskSheet>> {
  const rows = await db.rows<SheetRow>(SHEETS, [periodId, unitIds, officialIds], 'desk-sheets');
  return new Map(rows.map((row) => [row.officialId, sheetOf(row)]));
}

function sheetOf(row: SheetRow): DeskSheet {
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
    ...sheet
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
  return { ...sheet, result };
}

async function versionsOf(db: Rows, sheets: ReadonlyMap<number, DeskSheet>): Promise<Versions> {
  const ids = [...new Set([...sheets.values()].flatMap(({ result }) => (result ? [result.versionId] : [])))];
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
select g.month, v.content -> 'factors' ->> g.tier as factor, g.exemplarity, g.sheets
from (
  select p.month, a.version_id, e.tier, e.exemplarity, count(*)::int as sheets
  from periods p join evaluations e on e.period_id = p.id join units u on u.id = e.unit_id join approvals a on a.id = e.approval_id
  where u.path like $1 || '%' and p.month between $2 and $3 and e.status in ('approved', 'reviewed') and e.exemplarity is not null
  group by p.month, a.version_id, e.tier, e.exemplarity) g
join criteria_versions v on v.id = g.version_id`;
