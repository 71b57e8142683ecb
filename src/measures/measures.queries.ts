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
  /** Null: the house's (`THRESHOLDS`). */
  threshold: string | null;
  /** Judged by its share of itself and this other measure together, under a name of its own. */
  judgedWith: string | null;
  shareName: string | null;
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

const MEASURE = `m.id, m.root_unit_id as "rootUnitId", m.code, m.name, m.kind, m.direction, m.counts, trim_scale(m.threshold)::text as threshold, m.judged_with as "judgedWith", m.share_name as "shareName",
  m.unit_label as "unitLabel", m.source,
  m.position, m.closed_on as "closedOn"`;

/** The agency's list in its order, closed ones last. */
export function measuresOf(on: Rows, rootUnitId: number): Promise<MeasureRow[]> {
  return on.rows<MeasureRow>(
    `select ${MEASURE} from measures m where m.root_unit_id = $1 order by m.closed_on is not null, m.position, m.id`,
    [rootUnitId],
    'measures-of',
  );
}

/** The measures that were open in the month. */
export async function measuresIn(on: Rows, rootUnitId: number, month: string): Promise<MeasureRow[]> {
  return (await measuresOf(on, rootUnitId)).filter(({ closedOn }) => closedOn === null || closedOn >= `${month}-01`);
}

/** Of `measure_figures f`: neither made void nor older than one that was. */
export const IN_FORCE = `not exists (select 1 from corrections c join measure_figures v on v.id = c.row_id where c.kind = 'figure'
  and v.measure_id = f.measure_id and v.unit_id = f.unit_id and v.month = f.month and v.number >= f.number)`;

/** Figures in force per measure, unit and month, both months included; `withVoid`: also the last ones that were made void. */
export function figuresOf(
  on: Rows,
  asked: { unitIds: readonly number[]; from: string; to: string; withVoid?: boolean },
): Promise<(FigureRow & { voided: boolean })[]> {
  return on.rows<FigureRow & { voided: boolean }>(
    `select distinct on (f.unit_id, m.position, f.measure_id, f.month) f.id, f.measure_id as "measureId", m.code, f.unit_id as "unitId", f.month, f.number,
       trim_scale(f.value)::text as value, f.asked, f.source, f.note, f.reason, a.display_name as by, f.at,
       not ${IN_FORCE} as voided
     from measure_figures f join measures m on m.id = f.measure_id left join accounts a on a.id = f.by_account
     where f.unit_id = any($1::int[]) and f.month between $2 and $3 and ($4 or ${IN_FORCE})
     order by f.unit_id, m.position, f.measure_id, f.month, f.number desc`,
    [[...new Set(asked.unitIds)], asked.from, asked.to, asked.withVoid ?? false],
    'figures-of',
  );
}

/** What an evaluation's criterion takes from a measure; value null while no figure is stated. */
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
export function currentFigures(
  on: Rows,
  of: { rootUnitId: number; unitId: number; month: string; codes: readonly string[] },
): Promise<CurrentFigure[]> {
  return on.rows<CurrentFigure>(
    `select m.code, m.name, m.kind, f.id as "figureId", trim_scale(f.value)::text as value, f.asked, coalesce(f.source, '') as source
     from measures m left join lateral (select * from measure_figures f where f.measure_id = m.id and f.unit_id = $2 and f.month = $3 and ${IN_FORCE}
       order by f.number desc limit 1) f on true
     where m.root_unit_id = $1 and m.code = any($4::text[])`,
    [of.rootUnitId, of.unitId, of.month, of.codes],
    'current-figures',
  );
}

export interface Voided {
  voidedAt: Date | null;
  voidedWhy: string | null;
  voidedBy: string | null;
}

/** Every row of one figure, the newest first. */
export function figureHistory(
  on: Rows,
  of: { measureId: number; unitId: number; month: string },
): Promise<(FigureRow & Voided)[]> {
  return on.rows<FigureRow & Voided>(
    `select f.id, f.measure_id as "measureId", m.code, f.unit_id as "unitId", f.month, f.number, trim_scale(f.value)::text as value, f.asked, f.source,
       f.note, f.reason, a.display_name as by, f.at, c.at as "voidedAt", c.reason as "voidedWhy", b.display_name as "voidedBy"
     from measure_figures f join measures m on m.id = f.measure_id left join accounts a on a.id = f.by_account
     left join corrections c on c.kind = 'figure' and c.row_id = f.id left join accounts b on b.id = c.by_account
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

/** What moved in a month: the figure, or the share it is judged by, against the mean of the three months before. */
export interface Move {
  unitId: number;
  month: string;
  measureId: number;
  code: string;
  name: string;
  kind: MeasureKind;
  direction: Direction;
  threshold: string | null;
  unitLabel: string;
  value: string;
  /** Mean of the months before that have a figure, two decimals; two of the three are needed, else null. */
  mean: string | null;
  /** value − mean; `sign` goes before it (a minus stands in it already). */
  change: string | null;
  sign: '+' | '';
  /** How many of the three months before have a figure. */
  months: number;
  asked: number | null;
  /** A percentage over few answers, in this month or one before: shown, but neither better nor worse. */
  few: boolean;
  /** `none`: no direction, too few months or too few answers, or judged in another measure's share. */
  verdict: Verdict;
}

type MoveRow = Omit<Move, 'verdict' | 'sign'> & { inShare: boolean };

/** Moves of measures open in the month, in the order of units and of the list. */
export async function movesOf(on: Rows, asked: { unitIds: readonly number[]; month: string }): Promise<Move[]> {
  return movesIn(on, { unitIds: asked.unitIds, months: [asked.month] });
}

/** The same for several months in one statement. Here, and nowhere else, a figure becomes better or worse. */
export async function movesIn(
  on: Rows,
  { unitIds, months }: { unitIds: readonly number[]; months: readonly string[] },
): Promise<Move[]> {
  const [first, last] = [[...months].sort()[0], [...months].sort().at(-1)];
  if (first === undefined || last === undefined) return [];
  const rows = await on.rows<MoveRow>(
    MOVES,
    [[...new Set(unitIds)], addMonths(first, -3), last, FEW_ANSWERS, months],
    'measure-moves',
  );
  return rows.map(({ inShare, ...row }) => ({
    ...row,
    sign: row.change === null || /^-|^0*(\.0*)?$/.test(row.change) ? '' : '+',
    verdict: row.few || inShare ? 'none' : verdictOf(row, row.change, row.mean),
  }));
}

/** A measure with a `judged_with` is the share of its figure in both together; without the other figure it stands as it is, not judged. */
const MOVES = `
with f as (
  select distinct on (f.measure_id, f.unit_id, f.month) f.measure_id, f.unit_id, f.month, left(f.month, 4)::int * 12 + right(f.month, 2)::int as at, f.value, f.asked
  from measure_figures f where f.unit_id = any($1::int[]) and f.month between $2 and $3 and ${IN_FORCE}
  order by f.measure_id, f.unit_id, f.month, f.number desc
), j as (
  select f.*, m.judged_with is not null and r.value + f.value > 0 as shared,
    case when m.judged_with is null then f.value when r.value + f.value > 0 then round(100 * f.value / (r.value + f.value), 2) end as judged,
    m.kind = 'percent' and coalesce(f.asked < $4, false) as few
  from f join measures m on m.id = f.measure_id left join measures o on o.root_unit_id = m.root_unit_id and o.code = m.judged_with
  left join f r on r.measure_id = o.id and r.unit_id = f.unit_id and r.month = f.month
), b as (
  select j.*, count(judged) over w as months, round(avg(judged) over w, 2) as mean, coalesce(bool_or(few) over w, false) as few_before
  from j window w as (partition by measure_id, unit_id order by at range between 3 preceding and 1 preceding)
)
select b.unit_id as "unitId", b.month, m.id as "measureId", m.code, case when b.shared then m.share_name else m.name end as name,
  case when b.shared then 'percent' else m.kind end as kind, case when b.shared then 'up' else m.direction end as direction,
  trim_scale(m.threshold)::text as threshold, case when b.shared then '%' else m.unit_label end as "unitLabel",
  trim_scale(coalesce(b.judged, b.value))::text as value, b.asked, b.months::int as months,
  case when b.months >= 2 and b.judged is not null then trim_scale(b.mean)::text end as mean,
  case when b.months >= 2 and b.judged is not null then trim_scale(b.judged - b.mean)::text end as change,
  b.few or b.few_before as few,
  exists (select 1 from measures s where s.root_unit_id = m.root_unit_id and s.judged_with = m.code) as "inShare"
from b join measures m on m.id = b.measure_id
where b.month = any($5::text[]) and (m.closed_on is null or m.closed_on >= (b.month || '-01')::date)
order by b.unit_id, b.month, m.position, m.id`;

/** Open units below some roots, in the order of the tree. */
export function unitsBelow(on: Rows, roots: readonly number[]): Promise<{ id: number; name: string; path: string }[]> {
  return on.rows(
    `select id, name, path from units where path like any ($1) and closed_on is null order by string_to_array(trim(both '/' from path), '/')::int[] limit 500`,
    [roots.map((root) => `/${root}/%`)],
  );
}
