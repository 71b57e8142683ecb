import { openEvaluation, type OpenedEvaluation } from '../evaluations/evaluation-access.js';
import type { Rows } from '../database/db.js';
import { dutyScopes, headedScopes, readingScopes, seatsWith, watchingScopes } from '../standing/scopes.js';
import { lastDayOf } from '../periods/calendar.js';
import { within, type Actor } from '../web/actor.js';
import { NotFound } from '../web/errors.js';
import { reportOf } from './all-reports.js';
import { newestMonthOf, officialHere, periodOver, rootOf, unitHere, type UnitHere } from './places.queries.js';
import {
  ISSUED_BY_COMMITTEES,
  type Issuer,
  type OfficialHere,
  type OfficialReport,
  type OfficialScope,
  type EvaluationReport,
  type SpanReport,
  type SpanScope,
  type UnitReport,
  type UnitReportCode,
  type UnitScope,
} from './report.js';
import { halfYearOn, spanOf, twelveMonthsTo, type Span } from './span.js';

export type Scoped =
  | { about: 'unit'; report: UnitReport; scope: UnitScope }
  | { about: 'evaluation'; report: EvaluationReport; opened: OpenedEvaluation }
  | { about: 'span'; report: SpanReport; scope: SpanScope }
  | { about: 'official'; report: OfficialReport; scope: OfficialScope };

export interface AskedReport {
  month: string | null;
  unit: number | null;
  below: boolean;
  evaluation: number | null;
  official: number | null;
  span: Span | null;
  issuer: Issuer;
}

/** May this person read this report of a unit? A head reads the people of their unit; of leaders and for the committee only the root's head. */
export function mayRead(
  actor: Actor,
  code: UnitReportCode | 'directive-05',
  unitPath: string,
  rootUnitId: number,
): boolean {
  if (within(unitPath, dutyScopes(actor))) return true;
  if (code === 'unit-month' || code === 'months') return within(unitPath, headedScopes(actor));
  return headedScopes(actor).some((scope) => scope.unitId === rootUnitId);
}

/** Whoever signs for a committee over the unit may have it issued in the committee's name. */
export function mayIssue(actor: Actor, unitPath: string): boolean {
  return within(unitPath, seatsWith(actor, 'chair', 'deputy', 'secretary'));
}

/** The one question behind every format: what of this report may this person open? All else does not exist. */
export async function reportScope(
  db: Rows,
  actor: Actor,
  code: string,
  asked: AskedReport,
  today: string,
): Promise<Scoped> {
  const report = reportOf(code);
  if (!report) throw new NotFound();
  if (asked.issuer === 'committee' && !ISSUED_BY_COMMITTEES.includes(report.code)) throw new NotFound();
  switch (report.about) {
    case 'evaluation':
      return { about: 'evaluation', report, opened: await slipOf(db, actor, asked, today) };
    case 'unit':
      return { about: 'unit', report, scope: await unitScope(db, actor, report, asked) };
    case 'span':
      return { about: 'span', report, scope: await spanScope(db, actor, report, asked, today) };
    case 'official':
      return { about: 'official', report, scope: await officialScope(db, actor, asked, today) };
  }
}

async function slipOf(db: Rows, actor: Actor, { evaluation }: AskedReport, today: string): Promise<OpenedEvaluation> {
  if (evaluation === null) throw new NotFound();
  const opened = await openEvaluation(db, actor, evaluation, today);
  if (!opened.sight.result) throw new NotFound();
  return opened;
}

async function unitScope(db: Rows, actor: Actor, report: UnitReport, asked: AskedReport): Promise<UnitScope> {
  const today = await askedUnit(db, actor, asked.unit, 'infinity');
  const period = today && (await periodOver(db, today.path, asked.month));
  if (!today || !period || !mayRead(actor, report.code, today.path, period.rootUnitId)) throw new NotFound();
  const unit = (await unitHere(db, today.id, lastDayOf(period.month)))!;
  return {
    unit,
    period,
    below: report.below === 'always' || asked.below,
    issuer: issuerFor(actor, unit, asked),
    inside: readsCommittee(actor, unit.path),
  };
}

/** Without a span, the half year of today. */
async function spanScope(
  db: Rows,
  actor: Actor,
  report: SpanReport,
  asked: AskedReport,
  today: string,
): Promise<SpanScope> {
  const span = asked.span ?? spanOf(halfYearOn(today))!;
  const unit = await askedUnit(db, actor, asked.unit, span.to);
  const root = unit && (await rootOf(db, unit.path, span.to));
  if (!unit || !root || !mayRead(actor, report.code, unit.path, root.id)) throw new NotFound();
  return {
    unit,
    root,
    span,
    issuer: issuerFor(actor, unit, asked),
    inside: readsCommittee(actor, unit.path),
  };
}

/** What a committee asked and decided is for its members and the inspector; others read how much there was. */
function readsCommittee(actor: Actor, unitPath: string): boolean {
  return within(unitPath, watchingScopes(actor));
}

function issuerFor(actor: Actor, unit: UnitHere, { issuer }: AskedReport): Issuer {
  if (issuer === 'committee' && !mayIssue(actor, unit.path)) throw new NotFound();
  return issuer;
}

/** A leader's own page is for the leader, for whose duty it is to read their results, and for the heads above who answer for them. */
async function officialScope(db: Rows, actor: Actor, asked: AskedReport, today: string): Promise<OfficialScope> {
  const id = asked.official ?? actor.officialId;
  const official = id === null ? undefined : await leaderOf(db, id, asked.month, today);
  const month = official && (asked.month ?? (await newestMonthOf(db, official.unitPath)));
  if (!official || !month || !mayReadLeader(actor, official)) throw new NotFound();
  return { official, months: twelveMonthsTo(month), own: official.id === actor.officialId };
}

/** By the post of the last month asked about; who leads only since then, by that of today. */
async function leaderOf(db: Rows, id: number, month: string | null, today: string): Promise<OfficialHere | undefined> {
  const then = month !== null && lastDayOf(month) < today ? await officialHere(db, id, lastDayOf(month)) : undefined;
  return then ?? officialHere(db, id, today);
}

/** Who stands in for a head reads the people of the unit, not the head. */
function mayReadLeader(actor: Actor, { id, unitPath, unitId, position }: OfficialScope['official']): boolean {
  if (id === actor.officialId || within(unitPath, dutyScopes(actor))) return true;
  return headedScopes(actor).some((scope) =>
    scope.unitId === unitId ? position === 'deputy' : unitPath.startsWith(scope.path),
  );
}

/** Without a unit, the first one this person has a duty for. */
async function askedUnit(db: Rows, actor: Actor, id: number | null, day: string): Promise<UnitHere | undefined> {
  const [first] = readingScopes(actor);
  const wanted = id ?? first?.unitId;
  return wanted === undefined ? undefined : unitHere(db, wanted, day);
}
