import type { Approver } from '../standing/chain.js';
import { distributionModel } from '../web/charts/distribution.js';
import { dumbbellModel, type DumbbellInput } from '../web/charts/dumbbell.js';
import { trendModel } from '../web/charts/trend.js';
import type { Totals } from '../commitments/commitments.queries.js';
import type { DeskData, DeskUnitFigures, Leader } from './desk.queries.js';
import type { MonthIndex } from './desk-figures.js';
import { decided, stateOf, type DeskEvaluation } from './desk-evaluation.js';
import { questionsOf } from './questions.js';

const UNITS_SHOWN = 40;
const OPEN_SHOWN = 60;

export interface DeskExtras {
  trend: MonthIndex[];
  /** Of the leaders here, over the month as far as it has come. */
  promises: Totals;
  approvers: ReadonlyMap<number, Approver>;
  today: string;
}

export function unitHref(unitId: number, month: string): string {
  return `/committee/units/${unitId}?month=${month}`;
}

export function deskHref(unitId: number, month: string): string {
  return `/committee?month=${month}&unit=${unitId}`;
}

/** What the desk shows of a month. People stand in the order of the tree and by name, never by score. */
export function deskView(data: DeskData, extras: DeskExtras) {
  const { period, total } = data;
  const units = shownUnits(data.units);
  const open = openEvaluations(data, extras);
  return {
    reviewDueOn: period.reviewDueOn,
    closedAt: period.closedAt,
    total,
    excused: excusedKinds(data.evaluations),
    index: indexTile(total.index, extras.trend.at(-2)),
    promises: extras.promises,
    anything: total.counts.approved > 0,
    charts: charts(data, units, extras),
    units: units.map((unit) => unitLine(unit, period.month)),
    unitsLeft: data.units.filter(hasEvaluations).length - units.length,
    open: {
      shown: open.slice(0, OPEN_SHOWN),
      total: open.length,
      more: Math.max(0, open.length - OPEN_SHOWN),
      folded: open.length > 12,
    },
    questions: questionsOf(data, units, extras.today).map((question) => ({
      ...question,
      href: unitHref(question.unitId, period.month),
    })),
  };
}

function indexTile(now: string | null, before: MonthIndex | undefined) {
  return { now, before, note: before?.index ? 'before' : 'noBefore' };
}

/** Every unit with an evaluation; where there are very many, the unit itself and those right below it. */
function shownUnits(units: readonly DeskUnitFigures[]): DeskUnitFigures[] {
  const all = units.filter(hasEvaluations);
  return all.length > UNITS_SHOWN ? all.filter(({ depth }) => depth <= 1).slice(0, UNITS_SHOWN) : all;
}

function hasEvaluations({ counts }: DeskUnitFigures): boolean {
  return counts.expected + counts.excused > 0;
}

function charts(data: DeskData, units: readonly DeskUnitFigures[], { trend }: DeskExtras) {
  const { month } = data.period;
  const href = (unit: DeskUnitFigures) => unitHref(unit.id, month);
  const approved = units.filter(({ counts }) => counts.approved > 0);
  const leaders = [
    ...units.flatMap((unit) => (unit.head ? [leaderDots(unit.name, unit.head, href(unit))] : [])),
    ...deputies(data, month),
  ];
  return {
    leaders: dumbbellModel(leaders),
    distribution: distributionModel(
      approved.map((unit) => ({ name: unit.name, scores: unit.scores, href: href(unit) })),
    ),
    selfApproved: dumbbellModel(
      approved.map((unit) => ({ name: unit.name, full: unit.approvedMean, hollow: unit.selfMean, href: href(unit) })),
    ),
    trend: trendModel(trend.map(({ month: at, index }) => ({ month: at, value: index }))),
    trendHas: trend.some(({ index }) => index !== null),
  };
}

/** Where too few can be compared, the leader's own exemplarity stands alone. */
function leaderDots(name: string, leader: Leader, href: string): DumbbellInput {
  const { comparison, evaluation } = leader;
  const alone = evaluation && decided(evaluation) ? evaluation.exemplarity : null;
  return { name, full: comparison?.leader ?? alone, hollow: comparison?.people ?? null, href };
}

/** A deputy has a line of their own once enough of those they oversee can be compared. */
function deputies(data: DeskData, month: string): DumbbellInput[] {
  const names = new Map(data.units.map(({ id, name }) => [id, name]));
  return data.leaders
    .filter(({ as, comparison }) => as === 'deputy' && comparison !== null)
    .map((leader) => leaderDots(`${leader.name}, ${names.get(leader.unitId)}`, leader, unitHref(leader.unitId, month)));
}

function unitLine(unit: DeskUnitFigures, month: string) {
  const { counts, index, indexPeople, head } = unit;
  const dots = head && leaderDots(unit.name, head, '');
  const [row] = dumbbellModel([dots ?? { name: unit.name, full: null, hollow: null }]).rows;
  return {
    name: unit.name,
    href: unitHref(unit.id, month),
    counts,
    index,
    few: index === null && indexPeople > 0,
    vacant: head === null,
    compare: row,
  };
}

function excusedKinds(evaluations: readonly DeskEvaluation[]): { kind: string; count: number }[] {
  const kinds = new Map<string, number>();
  for (const { status, excusal } of evaluations)
    if (status === 'excused') kinds.set(excusal ?? 'other', (kinds.get(excusal ?? 'other') ?? 0) + 1);
  return [...kinds].map(([kind, count]) => ({ kind, count }));
}

export interface OpenEvaluation {
  name: string;
  unit: string;
  href: string;
  state: string;
  excusal: string | null;
  /** Whose turn it is: nobody's once the month is closed or the person is excused. */
  turn: 'own' | 'approver' | 'outside' | 'nobody';
  approver: string | null;
}

/** Who is missing, who is excused, and whose decision is waited for: names and states, no points. */
function openEvaluations(
  data: DeskData,
  { approvers, today }: Pick<DeskExtras, 'approvers' | 'today'>,
): OpenEvaluation[] {
  const names = new Map(data.units.map(({ id, name }) => [id, name]));
  return data.evaluations
    .filter((evaluation) => !decided(evaluation))
    .map((evaluation) => {
      const state = stateOf(evaluation, data.period, today);
      return {
        name: evaluation.name,
        unit: names.get(evaluation.unitId) ?? '',
        href: unitHref(evaluation.unitId, data.period.month),
        state,
        excusal: evaluation.status === 'excused' ? (evaluation.excusal ?? 'other') : null,
        ...turnOf(data, evaluation, state, approvers),
      };
    });
}

export function turnOf(
  data: DeskData,
  evaluation: DeskEvaluation,
  state: string,
  approvers: ReadonlyMap<number, Approver>,
): Pick<OpenEvaluation, 'turn' | 'approver'> {
  if (data.period.closedAt !== null && !evaluation.reopened) return { turn: 'nobody', approver: null };
  if (state === 'excused') return { turn: 'nobody', approver: null };
  if (state === 'draft' || state === 'returned') return { turn: 'own', approver: null };
  const approver = approvers.get(evaluation.officialId);
  return approver && approver !== 'outside'
    ? { turn: 'approver', approver: approver.name }
    : { turn: 'outside', approver: null };
}
