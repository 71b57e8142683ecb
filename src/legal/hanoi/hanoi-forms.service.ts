import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { Clock } from '../../clock.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { legalConflict, legalDecidingOf } from '../sheets/deciding.js';
import { openLegalSheetToAct } from '../sheets/legal-sheet-access.js';
import type { LegalSheet } from '../sheets/legal-sheet.queries.js';
import { readText } from '../sheets/marks.form.js';
import { readVersion, textOf, type Body } from '../../web/read-form.js';
import { requireOwnWritable, requireSeen, withdrawable } from '../sheets/own-sheet.js';
import { settledPlace } from '../sheets/settle-place.js';
import type { FrameLine } from './frame.queries.js';
import { writeHanoiResult } from './hanoi-result-row.js';
import { itemsOf, readItems, scored } from './hanoi-sheet.js';
import { LegalSheet as LegalSheetRow } from '../sheets/legal-sheet.entity.js';
import { LegalReturn } from '../sheets/legal-return.entity.js';
import { sql } from '../../database/entity-sql.js';

export const HANOI_BOUNDS = { words: 4000, reason: { least: 10, most: 2000 } } as const;

/** What came of a save: the form as it stands now, what could not be read, what still stands in the way. */
export interface HanoiSaved {
  sheet: LegalSheet;
  issues: Issue[];
  /** Sub-criteria nothing is stated for. */
  unstated: FrameLine[];
  done: boolean;
}

/** One month's form by Hanoi's frame: its author's column and the competent person's column never fill each other. */
@Injectable()
export class HanoiFormsService {
  constructor(
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** Saves the author's column; hands it in when asked to and nothing is missing. */
  async own(actor: Actor, id: number, body: Body, submit: boolean): Promise<HanoiSaved> {
    return this.acts.perform(actor, async (act) => {
      const { sheet, at: standing } = await openLegalSheetToAct(act, actor, id, act.today);
      if (!standing.self) throw new Forbidden();
      const items = await itemsOf(act, sheet);
      if (submit && sheet.status === 'submitted') return { sheet, issues: [], unstated: [], done: true };
      requireOwnWritable(sheet, act.today);
      requireSeen(sheet, readVersion(body), act.zone);
      const issues: Issue[] = [];
      const selfMarks = readItems(body, items, sheet.selfMarks, issues);
      const limits = readText(body, 'limits', sheet.limits, HANOI_BOUNDS.words, issues);
      const at = act.at;
      await act.update(LegalSheetRow, { id }, { selfMarks, limits, selfSavedAt: at, revision: sql('revision + 1') });
      const saved = { ...sheet, selfMarks, limits, selfSavedAt: at, revision: sheet.revision + 1 };
      const place = submit ? await settledPlace(act, saved, at) : saved;
      if (place?.frameId !== sheet.frameId)
        issues.push({ field: '', code: place ? 'hanoi:fault.moved' : 'errors:left-unit' });
      const unstated = missing(items, selfMarks);
      if (!submit || issues.length > 0 || unstated.length > 0)
        return { sheet: saved, issues, unstated, done: !submit && issues.length === 0 };
      await act.update(
        LegalSheetRow,
        { id },
        { status: 'submitted', submittedAt: at, headSavedAt: null, revision: sql('revision + 1') },
      );
      await act.record(`legal-sheet:${id}`, 'legal-sheet.submitted', { marks: selfMarks, limits });
      return { sheet: saved, issues, unstated, done: true };
    });
  }

  async withdraw(actor: Actor, id: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { sheet, at: standing } = await openLegalSheetToAct(act, actor, id, act.today);
      if (!standing.self) throw new Forbidden();
      if (sheet.status === 'draft') return;
      if (!withdrawable(sheet, act.today))
        throw new Conflict(sheet.headSavedAt === null ? 'withdraw-late' : 'not-editable');
      await act.update(LegalSheetRow, { id }, { status: 'draft', submittedAt: null, revision: sql('revision + 1') });
      await act.record(`legal-sheet:${id}`, 'legal-sheet.withdrawn');
    });
  }

  /** Saves the scorer's column; confirms when asked to and every sub-criterion is stated. A second decision needs its reason. */
  async head(actor: Actor, id: number, body: Body, confirm: boolean): Promise<HanoiSaved> {
    return this.acts.perform(actor, async (act) => {
      const { sheet, items } = await this.toDecide(act, id);
      requireSeen(sheet, readVersion(body), act.zone);
      const issues: Issue[] = [];
      const headMarks = readItems(body, items, sheet.headMarks, issues);
      const opinion = readText(body, 'opinion', sheet.opinion, HANOI_BOUNDS.words, issues);
      const begun = sheet.headSavedAt ?? (Object.keys(headMarks).length > 0 ? act.at : null);
      await act.update(
        LegalSheetRow,
        { id },
        { headMarks, opinion, headSavedAt: begun, revision: sql('revision + 1') },
      );
      const saved = { ...sheet, headMarks, opinion, headSavedAt: begun, revision: sheet.revision + 1 };
      const unstated = missing(items, headMarks);
      const reason = confirm ? this.reason(sheet, body, issues) : null;
      if (!confirm || issues.length > 0 || unstated.length > 0)
        return { sheet: saved, issues, unstated, done: !confirm && issues.length === 0 };
      await this.write(act, saved, items, reason);
      return { sheet: saved, issues, unstated, done: true };
    });
  }

  async giveBack(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { sheet } = await this.toDecide(act, id);
      if (sheet.status !== 'submitted') throw await legalConflict(act, sheet, act.zone);
      const issues: Issue[] = [];
      const reason = readReason(body, issues);
      if (issues.length > 0) return issues;
      const made = await act.insert(LegalReturn, { sheetId: id, reason, ...act.by });
      await act.update(LegalSheetRow, { id }, { status: 'returned', headSavedAt: null, revision: sql('revision + 1') });
      await act.record(`legal-sheet:${id}`, 'legal-sheet.returned', { return: made.id, reason });
      await act.tell(sheet.officialId, 'legal-returned', `/legal/hanoi/${id}`, { month: sheet.month, by: actor.name });
      return [];
    });
  }

  /** What was not handed in, and what was already decided while the month is open, needs its reason. */
  private reason(sheet: LegalSheet, body: Body, issues: Issue[]): string | null {
    return needsReason(sheet, this.clock.today()) ? readReason(body, issues) : null;
  }

  private async toDecide(act: Act, id: number): Promise<{ sheet: LegalSheet; items: FrameLine[] }> {
    const { sheet, at } = await openLegalSheetToAct(act, act.actor, id, act.today);
    const items = await itemsOf(act, sheet);
    if (at.self) throw new Forbidden('own-sheet');
    if (!at.approver) throw new Forbidden();
    if (!decidable(sheet, act.today)) throw await legalConflict(act, sheet, act.zone);
    return { sheet, items };
  }

  private async write(act: Act, sheet: LegalSheet, items: readonly FrameLine[], reason: string | null): Promise<void> {
    const month = scored(items, sheet.headMarks);
    const resultId = await writeHanoiResult(act, { sheet, items, month, reason, at: act.at });
    const detail = { resultId, score: month.score, grade: month.grade, replaces: sheet.resultId };
    await act.record(`legal-sheet:${sheet.id}`, 'legal-sheet.confirmed', detail);
    await act.tell(sheet.officialId, 'legal-confirmed', `/legal/hanoi/${sheet.id}`, {
      month: sheet.month,
      by: act.actor.name,
    });
  }
}

/** A confirmed form is decided anew while its month is open: the only way below a ceiling that is passed. */
export function decidable(sheet: LegalSheet, today: string): boolean {
  return legalDecidingOf(sheet, today) !== null || (sheet.status === 'confirmed' && sheet.closedAt === null);
}

export function needsReason(sheet: LegalSheet, today: string): boolean {
  return sheet.status === 'confirmed' || legalDecidingOf(sheet, today) === 'not-submitted';
}

function missing(items: readonly FrameLine[], marks: Record<string, string>): FrameLine[] {
  return items.filter(({ code }) => marks[code] === undefined);
}

function readReason(body: Body, issues: Issue[]): string {
  const reason = textOf(body, 'reason') ?? '';
  const { least, most } = HANOI_BOUNDS.reason;
  if (reason.length < least || reason.length > most)
    issues.push({ field: 'reason', code: 'legal:fault.length', params: { least, most } });
  return reason;
}
