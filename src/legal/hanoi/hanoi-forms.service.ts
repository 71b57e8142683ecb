import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { legalConflict, legalDecidingOf } from '../forms/deciding.js';
import { ledOpen, lockLedResults } from '../forms/led-open.js';
import type { LedResult } from '../forms/led-results.js';
import { openLegalFormToAct } from '../forms/legal-form-access.js';
import { isBlind } from '../forms/legal-form.policy.js';
import type { LegalForm } from '../forms/legal-form.queries.js';
import { readText } from '../forms/marks.form.js';
import { readVersion, textOf, type Body } from '../../web/read-form.js';
import { requireOwnWritable, requireSeen, withdrawable } from '../forms/own-form.js';
import { settledPlace } from '../forms/settle-place.js';
import type { FrameLine } from './frame.queries.js';
import { writeHanoiResult } from './hanoi-result-row.js';
import { changedMarks, itemsOf, readItems, scored } from './hanoi-form.js';
import { LegalForm as LegalFormRow } from '../forms/legal-form.entity.js';
import { LegalReturn } from '../forms/legal-return.entity.js';
import { sql } from '../../database/entity-sql.js';

export const HANOI_BOUNDS = { words: 4000, reason: { least: 10, most: 2000 } } as const;

/** What came of a save: the form as it stands now, what could not be read, what still stands in the way. */
export interface HanoiSaved {
  legalForm: LegalForm;
  issues: Issue[];
  /** Sub-criteria nothing is stated for. */
  unstated: FrameLine[];
  done: boolean;
}

/** One month's form by Hanoi's frame: its author's column and the competent person's column never fill each other. */
@Injectable()
export class HanoiFormsService {
  constructor(private readonly acts: Acts) {}

  /** Saves the author's column; hands it in when asked to and nothing is missing. */
  async own(actor: Actor, id: number, body: Body, submit: boolean): Promise<HanoiSaved> {
    return this.acts.perform(actor, async (act) => {
      const { legalForm, at: standing } = await openLegalFormToAct(act, actor, id, act.today);
      if (!standing.self) throw new Forbidden();
      const items = await itemsOf(act, legalForm);
      if (submit && legalForm.status === 'submitted') return { legalForm, issues: [], unstated: [], done: true };
      requireOwnWritable(legalForm, act.today);
      requireSeen(legalForm, readVersion(body), act.zone);
      const issues: Issue[] = [];
      const selfMarks = readItems(body, items, legalForm.selfMarks, issues);
      const limits = readText(body, 'limits', legalForm.limits, HANOI_BOUNDS.words, issues);
      const at = act.at;
      await act.update(LegalFormRow, { id }, { selfMarks, limits, selfSavedAt: at, revision: sql('revision + 1') });
      const saved = { ...legalForm, selfMarks, limits, selfSavedAt: at, revision: legalForm.revision + 1 };
      const place = submit ? await settledPlace(act, saved, act) : saved;
      if (place?.frameId !== legalForm.frameId)
        issues.push({ field: '', code: place ? 'hanoi:fault.moved' : 'errors:left-unit' });
      const unstated = missing(items, selfMarks);
      if (!submit || issues.length > 0 || unstated.length > 0)
        return { legalForm: saved, issues, unstated, done: !submit && issues.length === 0 };
      await act.update(
        LegalFormRow,
        { id },
        { status: 'submitted', submittedAt: at, headSavedAt: null, revision: sql('revision + 1') },
      );
      await act.record(`legal-sheet:${id}`, 'legal-sheet.submitted', { marks: selfMarks, limits });
      return { legalForm: saved, issues, unstated, done: true };
    });
  }

  async withdraw(actor: Actor, id: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { legalForm, at: standing } = await openLegalFormToAct(act, actor, id, act.today);
      if (!standing.self) throw new Forbidden();
      if (legalForm.status === 'draft') return;
      if (!withdrawable(legalForm, act.today))
        throw new Conflict(legalForm.headSavedAt === null ? 'withdraw-late' : 'not-editable');
      await act.update(LegalFormRow, { id }, { status: 'draft', submittedAt: null, revision: sql('revision + 1') });
      await act.record(`legal-sheet:${id}`, 'legal-sheet.withdrawn');
    });
  }

  /** Saves the scorer's column; confirms when asked to and nothing stands in the way. A second decision needs its reason. */
  async head(actor: Actor, id: number, body: Body, confirm: boolean): Promise<HanoiSaved> {
    return this.acts.perform(actor, async (act) => {
      const { saved, items, issues, unstated } = await this.saveIn(act, id, body);
      if (!confirm) return { legalForm: saved, issues, unstated, done: issues.length === 0 };
      const reason = needsReason(saved, act.today) ? readReason(body, issues) : null;
      const led = await lockLedResults(act, saved);
      issues.push(...confirmationIssues(saved, items, led));
      if (issues.length > 0 || unstated.length > 0) return { legalForm: saved, issues, unstated, done: false };
      await this.write(act, saved, { items, led, reason });
      return { legalForm: saved, issues, unstated, done: true };
    });
  }

  /** Shows the person's own marks, once, when every item has the scorer's; those are kept as they stand. */
  async reveal(actor: Actor, id: number, body: Body): Promise<HanoiSaved> {
    return this.acts.perform(actor, async (act) => {
      const { saved, issues, unstated } = await this.saveIn(act, id, body);
      const stops = issues.length > 0 || unstated.length > 0;
      if (!stops && isBlind(saved)) {
        const revealed = { blindMarks: saved.headMarks, revealedAt: act.at, revealedBy: actor.accountId };
        await act.update(LegalFormRow, { id }, { ...revealed, revision: sql('revision + 1') });
        await act.record(`legal-sheet:${id}`, 'legal-sheet.revealed', { marks: saved.headMarks });
      }
      return { legalForm: saved, issues, unstated, done: !stops };
    });
  }

  private async saveIn(act: Act, id: number, body: Body) {
    const { legalForm, items } = await this.toDecide(act, id);
    requireSeen(legalForm, readVersion(body), act.zone);
    const issues: Issue[] = [];
    const headMarks = readItems(body, items, legalForm.headMarks, issues);
    const markReasons = readReasons(body, items, legalForm.markReasons, issues);
    const opinion = readText(body, 'opinion', legalForm.opinion, HANOI_BOUNDS.words, issues);
    const headSavedAt = legalForm.headSavedAt ?? (Object.keys(headMarks).length > 0 ? act.at : null);
    const now = { headMarks, markReasons, opinion, headSavedAt };
    await act.update(LegalFormRow, { id }, { ...now, revision: sql('revision + 1') });
    const saved = { ...legalForm, ...now, revision: legalForm.revision + 1 };
    return { saved, items, issues, unstated: missing(items, headMarks) };
  }

  async giveBack(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { legalForm } = await this.toDecide(act, id);
      if (legalForm.status !== 'submitted') throw await legalConflict(act, legalForm, act.zone);
      const issues: Issue[] = [];
      const reason = readReason(body, issues);
      if (issues.length > 0) return issues;
      const made = await act.insert(LegalReturn, { legalFormId: id, reason, ...act.by });
      await act.update(LegalFormRow, { id }, { status: 'returned', headSavedAt: null, revision: sql('revision + 1') });
      await act.record(`legal-sheet:${id}`, 'legal-sheet.returned', { return: made.id, reason });
      await act.tell(legalForm.officialId, 'hanoi-returned', `/legal/hanoi/${id}`, {
        month: legalForm.month,
        span: legalForm.span,
        by: actor.name,
      });
      return [];
    });
  }

  private async toDecide(act: Act, id: number): Promise<{ legalForm: LegalForm; items: FrameLine[] }> {
    const { legalForm, at } = await openLegalFormToAct(act, act.actor, id, act.today);
    const items = await itemsOf(act, legalForm);
    if (at.self) throw new Forbidden('own-paper');
    if (!at.approver) throw new Forbidden();
    if (!decidable(legalForm, act.today)) throw await legalConflict(act, legalForm, act.zone);
    return { legalForm, items };
  }

  private async write(
    act: Act,
    legalForm: LegalForm,
    { items, led, reason }: { items: readonly FrameLine[]; led: readonly LedResult[]; reason: string | null },
  ): Promise<void> {
    const marks = legalForm.headMarks;
    const month = scored(items, marks);
    const made = { legalForm, kind: 'confirmation' as const, items, marks, led, month, reason, at: act.at };
    const resultId = await writeHanoiResult(act, made);
    const changed = changedMarks(items, legalForm.blindMarks ?? marks, marks).map(({ code }) => ({
      ...{ item: code, before: legalForm.blindMarks?.[code], mark: marks[code], reason: legalForm.markReasons[code] },
    }));
    const detail = {
      ...{ resultId, score: month.score, grade: month.grade, replaces: legalForm.resultId },
      ...(changed.length > 0 && { changed }),
    };
    await act.record(`legal-sheet:${legalForm.id}`, 'legal-sheet.confirmed', detail);
    const late = legalDecidingOf(legalForm, act.today) === 'not-submitted';
    const notice = legalForm.resultId !== null ? 'hanoi-again' : late ? 'hanoi-scored' : 'hanoi-confirmed';
    const { month: of, span } = legalForm;
    await act.tell(legalForm.officialId, notice, `/legal/hanoi/${legalForm.id}`, {
      month: of,
      span,
      by: act.actor.name,
    });
  }
}

/** A confirmed form is decided anew while its month is open: the only way below a ceiling that is passed. */
export function decidable(legalForm: LegalForm, today: string): boolean {
  return (
    legalDecidingOf(legalForm, today) !== null || (legalForm.status === 'confirmed' && legalForm.closedAt === null)
  );
}

export function needsReason(legalForm: LegalForm, today: string): boolean {
  return legalForm.status === 'confirmed' || legalDecidingOf(legalForm, today) === 'not-submitted';
}

const NAMED = 3;

/** What still stands in the way of a result, beside marks that are not stated: blind first, changes without a reason, people led. */
function confirmationIssues(legalForm: LegalForm, items: readonly FrameLine[], led: readonly LedResult[]): Issue[] {
  const { blindMarks, headMarks, markReasons, resultId } = legalForm;
  const first = resultId === null ? (blindMarks ?? headMarks) : headMarks;
  const changed = changedMarks(items, first, headMarks)
    .filter(({ code }) => (markReasons[code] ?? '').length < HANOI_BOUNDS.reason.least)
    .map(({ code, text }) => ({ field: `why.${code}`, code: 'hanoi:fault.changed', params: { text } }));
  const open = legalForm.leader ? ledOpen(led) : [];
  const names = open.slice(0, NAMED).map(({ name }) => name);
  const people = { count: open.length, names: names.join(', ') + (open.length > NAMED ? '…' : '') };
  return [
    ...changed,
    ...(open.length > 0 ? [{ field: '', code: 'hanoi:fault.led', params: people }] : []),
    ...(isBlind(legalForm) ? [{ field: 'reveal', code: 'hanoi:fault.reveal' }] : []),
  ];
}

/** Why each mark changed once the person's own was seen; an emptied field is no reason. */
function readReasons(body: Body, items: readonly FrameLine[], stored: Record<string, string>, issues: Issue[]) {
  const said = items.map(
    ({ code }) => [code, readText(body, `why.${code}`, stored[code] ?? '', HANOI_BOUNDS.reason.most, issues)] as const,
  );
  return Object.fromEntries(said.filter(([, reason]) => reason !== ''));
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
