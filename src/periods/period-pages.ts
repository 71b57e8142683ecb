import type { Asking } from '../acts/asking.js';
import { decidersOf, filtersOf, pagesOf, roundsPage, tilesOf, windowOf, type Asked } from '../rounds/round-list.js';
import { progressByUnit, type UnitProgress } from '../rounds/paper.js';
import { headChains, headOf } from '../standing/chain.js';
import { scopesOf } from '../web/actor.js';
import { DUE_DAYS, dueDays, lastDayOf } from './calendar.js';
import { yearsToWarnOf } from './holidays/holidays-between.js';
import { dueOnRest } from './holidays/rest-days.js';
import { daysHistory } from '../rounds/days-history.js';
import { DAYS_CORRECTION } from './days.correction.js';
import { EVALUATIONS } from './own-days.js';
import { planned } from './month-opening.js';
import { mayRun } from './period.policy.js';
import { countsOf, NO_COUNTS, periodsUnder, type PeriodRow } from './period.queries.js';
import { calendarSteps, periodHead, progress, evaluationLine, type EvaluationLine } from './period.view.js';
import { denialOf, reopeningState } from './reopening.policy.js';
import { confirmersOf, reopeningsOf } from './reopening.queries.js';
import {
  countEvaluations,
  listEvaluations,
  evaluationsOfLeft,
  unitsLeftOut,
  SHOWN,
  type Shown,
} from './evaluation-list.queries.js';

const UNITS = progressByUnit(EVALUATIONS);
const UNITS_SHOWN = 40;
const LEFT_SHOWN = 100;
const TILES = SHOWN.filter((show) => show !== 'all');
const placeOf = ({ id }: PeriodRow) => ({ address: `/periods/${id}`, section: 'evaluations' });

/** The months that this person runs or inspects. */
export async function periodList(on: Asking, page: number) {
  const { rounds, newer, older } = await roundsPage(on.actor, page, '/periods', (paths, limit, offset) =>
    periodsUnder(on, paths, limit, offset),
  );
  const { today } = on;
  const counts = await countsOf(
    on,
    rounds.map((row) => row.id),
    today,
  );
  const periods = rounds.map((row) => {
    const of = counts.get(row.id) ?? NO_COUNTS;
    return { ...periodHead(row, today), counts: of, progress: progress(of) };
  });
  return { periods, newer, older, mayPlan: scopesOf(on.actor, 'personnel').length > 0 };
}

/** One month: planned with what stands in its way, or opened with its papers. */
export async function periodPage(
  on: Asking,
  period: PeriodRow,
  asked: Asked<Shown>,
  typed: Readonly<Record<string, unknown>> = {},
) {
  const { today } = on;
  const run = mayRun(on.actor, period);
  const restDays = run && !period.closedAt ? await dueOnRest(on, dueDays(period)) : [];
  const changes = await daysHistory(on, DAYS_CORRECTION.code, period.id);
  const common = {
    changes,
    period: periodHead(period, today),
    calendar: calendarSteps(period, today),
    mayRun: run,
    restDays,
  };
  if (!period.openedAt) {
    const { blockers, people, proposed } = await planned(on, period);
    const days = DUE_DAYS.map((field) => ({
      field,
      value: typedDay(typed[field]) ?? proposed?.[field] ?? period[field],
    }));
    return {
      ...common,
      unconfirmed: await yearsToWarnOf(on, today),
      planned: { blockers, people, canOpen: run && blockers.length === 0, late: proposed !== null, days },
    };
  }
  return { ...common, opened: await opened(on, period, asked, run) };
}

function typedDay(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, 40) : undefined;
}

async function opened(on: Asking, period: PeriodRow, asked: Asked<Shown>, run: boolean) {
  const { today } = on;
  const lastDay = lastDayOf(period.month);
  const isOpen = period.closedAt === null;
  const [counts, units, left, leftOut, reopenings, list] = await Promise.all([
    countsOf(on, [period.id], today),
    isOpen ? unitsOf(on, period) : [],
    isOpen ? evaluationsOfLeft(on, period.id, lastDay, LEFT_SHOWN) : [],
    isOpen ? unitsLeftOut(on, period.rootPath, period.id, lastDay) : [],
    reopeningsIn(on, period),
    evaluationsOf(on, period, asked, run),
  ]);
  const of = counts.get(period.id) ?? NO_COUNTS;
  const canEdit = run && isOpen;
  return {
    tiles: tilesOf(TILES, (show) => of[show === 'not-submitted' ? 'notSubmitted' : show], placeOf(period)),
    progress: progress(of),
    units,
    left,
    leftOut,
    reopenings,
    list,
    canEdit,
  };
}

async function unitsOf(on: Asking, period: PeriodRow) {
  const units = await on.rows<UnitProgress>(UNITS, [period.id, UNITS_SHOWN]);
  const chains = await headChains(
    on,
    units.map((unit) => unit.unitId),
    on.today,
  );
  return units.map((unit) => {
    const own = chains.get(unit.unitId)?.[0];
    return { ...unit, head: (own && headOf(own))?.name ?? null };
  });
}

async function evaluationsOf(on: Asking, period: PeriodRow, asked: Asked<Shown>, run: boolean) {
  const { today } = on;
  const filter = { show: asked.show, q: asked.q, today };
  const [total, rows] = await Promise.all([
    countEvaluations(on, period.id, filter),
    listEvaluations(on, period.id, filter, ...windowOf(asked)),
  ]);
  const facts = {
    period,
    today,
    mayRun: run,
    ownOfficialId: on.actor.officialId,
    approvers: await decidersOf(on, rows, today),
  };
  const lines: EvaluationLine[] = rows.map((row) => evaluationLine(row, facts));
  const place = placeOf(period);
  return { lines, q: asked.q, filters: filtersOf(SHOWN, asked, place), pages: pagesOf(asked, place, total) };
}

async function reopeningsIn(on: Asking, period: PeriodRow) {
  const rows = period.closedAt ? await reopeningsOf(on, period.id) : [];
  const confirmers = rows.length > 0 ? await confirmersOf(on, period.rootUnitId, on.today) : [];
  return rows.map((row) => ({
    ...row,
    state: reopeningState(row),
    href: `/periods/${period.id}/reopenings/${row.id}`,
    mayAnswer: denialOf(on.actor, period, row) === null,
    confirmers: confirmers.filter((who) => who.officialId !== row.officialId),
  }));
}
