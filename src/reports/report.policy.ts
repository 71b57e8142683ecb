import { openSheet, type OpenedSheet } from '../evaluations/sheet-access.js';
import type { Rows } from '../database/db.js';
import { scopesOf, within, type Actor, type Scope } from '../web/actor.js';
import { NotFound } from '../web/errors.js';
import { reportOf } from './all-reports.js';
import { periodOver, unitHere, type UnitHere } from './places.queries.js';
import type { SheetReport, UnitReport, UnitReportCode, UnitScope } from './report.js';

export type Scoped = { report: UnitReport; scope: UnitScope } | { report: SheetReport; opened: OpenedSheet };

export interface AskedReport {
  month: string | null;
  unit: number | null;
  below: boolean;
  sheet: number | null;
}

/** Who reads a unit's month because of a duty there or above: the committee, personnel, the inspector. */
export function dutyScopes(actor: Actor): Scope[] {
  return [...actor.committees, ...scopesOf(actor, 'personnel'), ...scopesOf(actor, 'inspector')];
}

export function headScopes(actor: Actor): Scope[] {
  return [...actor.heads, ...actor.headPosts];
}

/** May this person read this report of a unit? A head reads the people of their unit; of leaders and for the committee only the root's head. */
export function mayRead(actor: Actor, code: UnitReportCode, unitPath: string, rootUnitId: number): boolean {
  if (within(unitPath, dutyScopes(actor))) return true;
  if (code === 'unit-month') return within(unitPath, headScopes(actor));
  return headScopes(actor).some((scope) => scope.unitId === rootUnitId);
}

/** The one question behind every format: what of this report may this person open? All else does not exist. */
export async function reportScope(db: Rows, actor: Actor, code: string, asked: AskedReport, today: string): Promise<Scoped> {
  const report = reportOf(code);
  if (!report) throw new NotFound();
  return report.about === 'sheet' ? { report, opened: await slipOf(db, actor, asked, today) } : { report, scope: await unitScope(db, actor, report, asked) };
}

async function slipOf(db: Rows, actor: Actor, { sheet }: AskedReport, today: string): Promise<OpenedSheet> {
  if (sheet === null) throw new NotFound();
  const opened = await openSheet(db, actor, sheet, today);
  if (!opened.sight.result) throw new NotFound();
  return opened;
}

async function unitScope(db: Rows, actor: Actor, report: UnitReport, asked: AskedReport): Promise<UnitScope> {
  const unit = await askedUnit(db, actor, asked.unit);
  const period = unit && (await periodOver(db, unit.path, asked.month));
  if (!unit || !period || !mayRead(actor, report.code, unit.path, period.rootUnitId)) throw new NotFound();
  return { unit, period, below: report.below === 'always' || asked.below };
}

/** Without a unit, the first one this person has a duty for. */
async function askedUnit(db: Rows, actor: Actor, id: number | null): Promise<UnitHere | undefined> {
  const [first] = [...dutyScopes(actor), ...headScopes(actor)];
  const wanted = id ?? first?.unitId;
  return wanted === undefined ? undefined : unitHere(db, wanted);
}
