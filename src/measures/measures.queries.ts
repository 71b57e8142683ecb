import type { Rows } from '../database/db.js';
import { addMonths } from './months.js';
import { verdictOf, type Verdict } from './moves.js';

export type MeasureKind = 'percent' | 'count';
export type Direction = 'up' | 'down' | 'none';

export interface MeasureRow {
  id: number;
  rootUnitId: number;
  code: string;
  name: string;
  kind: MeasureKind;
  direction: Direction;
  /** What the program counts by itself: then nobody types it. */
  counts: 'dialogues' | null;
  unitLabel: string;
  source: string;
  position: number;
  closedOn: string | null;
}

/** The figure in force of one measure, unit and month: the newest row. Numbers are decimal text. */
export interface FigureRow {
  id: number;
  measureId: number;
  code: string;
  unitId: number;
  month: string;
  /** 1 is as first stated; more: corrected. */
  number: number;
  value: string;
  asked: number | null;
  source: string;
  note: string;
  reason: string | null;
  by: string | null;
  at: Date;
}

export interface TargetRow {
  measureId: number;
  code: string;
  unitId: number;
  year: number;
  target: string;
}

/** A percentage over fewer answers than this says so, and moves nothing. */
export const FEW_ANSWERS = 30;

const MEASURE = `m.id, m.root_unit_id as "rootUnitId", m.code, m.name, m.kind, m.direction, m.counts, m.unit_label as "unitLabel", m.source,
  m.position, m.closed_on as "closedOn"`;

/** The agency's list in its order, closed ones last. */
export function measuresOf(on: Rows, rootUnitId: number): Promise<MeasureRow[]> {
  return on.rows<MeasureRow>(`select ${MEASURE} from measures m where m.root_unit_id = $1 order by m.closed_on is not null, m.position, m.id`, [rootUnitId], 'measures-of');
}

/** The measures that were open in the month. */
export async function measuresIn(on: Rows, rootUnitId: number, month: string): Promise<MeasureRow[]> {
  return (await measuresOf(on, rootUnitId)).filter(({ closedOn }) => closedOn === null || closedOn >= `${month}-01`);
}

/** Figures in force per measure, unit and month, both months included. */
export function figuresOf(on: Rows, asked: { unitIds: readonly number[]; from: string; to: string }): Promise<FigureRow[]> {
  return on.rows<FigureRow>(
    `select distinct on (f.unit_id, m.position, f.measure_id, f.month) f.id, f.measure_id as "measureId", m.code, f.unit_id as "unitId", f.month, f.number,
       trim_scale(f.value)::text as value, f.asked, f.source, f.note, f.reason, a.display_name as by, f.at
     from measure_figures f join measures m on m.id = f.measure_id left join accounts a on a.id = f.by_account
     where f.unit_id = any($1::int[]) and f.month between $2 and $3
     order by f.unit_id, m.position, f.measure_id, f.month, f.number desc`,
    [[...new Set(asked.unitIds)], asked.from, asked.to],
    'figures-of',
  );
}

/** What a sheet's criterion takes from a measure; value null while no figure is stated. */
export interface CurrentFigure {
  code: string;
  name: string;
  kind: MeasureKind;
  figureId: number | null;
  value: string | null;
  asked: number | null;
  source: string;
}

/** The figures in force of one unit and month for some measures of the agency. */
export function currentFigures(on: Rows, of: { rootUnitId: number; unitId: number; month: string; codes: readonly string[] }): Promise<CurrentFigure[]> {
  return on.rows<CurrentFigure>(
    `select m.code, m.name, m.kind, f.id as "figureId", trim_scale(f.value)::text as value, f.asked, coalesce(f.source, '') as source
     from measures m left join lateral (select * from measure_figures f where f.measure_id = m.id and f.unit_id = $2 and f.month = $3
       order by f.number desc limit 1) f on true
     where m.root_unit_id = $1 and m.code = any($4::text[])`,
    [of.rootUnitId, of.unitId, of.month, of.codes],
    'current-figures',
  );
}

/** Every row of one figure, the newest first. */
export function figureHistory(on: Rows, of: { measureId: number; unitId: number; month: string }): Promise<FigureRow[]> {
  return on.rows<FigureRow>(
    `select f.id, f.measure_id as "measureId", m.code, f.unit_id as "unitId", f.month, f.number, trim_scale(f.value)::text as value, f.asked, f.source,
       f.note, f.reason, a.display_name as by, f.at
     from measure_figures f join measures m on m.id = f.measure_id left join accounts a on a.id = f.by_account
     where f.measure_id = $1 and f.unit_id = $2 and f.month = $3 order by f.number desc`,
    [of.measureId, of.unitId, of.month],
  );
}

export function targetsOf(on: Rows, asked: { unitIds: readonly number[]; year: number }): Promise<TargetRow[]> {
  return on.rows<TargetRow>(
    `select t.measure_id as "measureId", m.code, t.unit_id as "unitId", t.year, trim_scale(t.target)::text as target
     from measure_targets t join measures m on m.id = t.measure_id where t.unit_id = any($1::int[]) and t.year = $2`,
    [[...new Set(asked.unitIds)], asked.year],
  );
}

/** What moved this month: the figure against the mean of the three months before. */
export interface Move {
  unitId: number;
  month: string;
  measureId: number;
  code: string;
  name: string;
  kind: MeasureKind;
  direction: Direction;
  unitLabel: string;
  value: string;
  /** Mean of the months before that have a figure, two decimals; two of the three are needed, else null. */
  mean: string | null;
  /** value − mean, with its sign. */
  change: string | null;
  /** How many of the three months before have a figure. */
  months: number;
  asked: number | null;
  /** A percentage over few answers, in this month or one before: shown, but neither better nor worse. */
  few: boolean;
  /** `none`: no direction, too few months or too few answers. */
  verdict: Verdict;
}

/** One statement. Moves of measures open in the month, in the order of units and of the list. */
export async function movesOf(on: Rows, asked: { unitIds: readonly number[]; month: string }): Promise<Move[]> {
  const { unitIds, month } = asked;
  const rows = await on.rows<Omit<Move, 'verdict'>>(MOVES, [[...new Set(unitIds)], addMonths(month, -3), month, FEW_ANSWERS], 'measure-moves');
  return rows.map((row) => ({ ...row, verdict: row.few ? 'none' : verdictOf(row.direction, row.change) }));
}

const MOVES = `
with f as (
  select distinct on (f.measure_id, f.unit_id, f.month) f.measure_id, f.unit_id, f.month, f.value, f.asked
  from measure_figures f where f.unit_id = any($1::int[]) and f.month between $2 and $3
  order by f.measure_id, f.unit_id, f.month, f.number desc
), b as (
  select measure_id, unit_id, count(*)::int as months, round(avg(value), 2) as mean, bool_or(asked < $4) as few from f where month < $3 group by 1, 2
)
select f.unit_id as "unitId", f.month, m.id as "measureId", m.code, m.name, m.kind, m.direction, m.unit_label as "unitLabel",
  trim_scale(f.value)::text as value, f.asked, coalesce(b.months, 0) as months,
  case when b.months >= 2 then trim_scale(b.mean)::text end as mean,
  case when b.months >= 2 then trim_scale(f.value - b.mean)::text end as change,
  m.kind = 'percent' and (coalesce(f.asked < $4, false) or coalesce(b.few, false)) as few
from f join measures m on m.id = f.measure_id left join b on b.measure_id = f.measure_id and b.unit_id = f.unit_id
where f.month = $3 and (m.closed_on is null or m.closed_on >= ($3 || '-01')::date)
order by f.unit_id, m.position, m.id`;
