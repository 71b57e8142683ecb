import { Injectable } from '@nestjs/common';
import { notify } from '../../acts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Tx } from '../../database/db.js';
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
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Saves the author's column; hands it in when asked to and nothing is missing. */
  async own(actor: Actor, id: number, body: Body, submit: boolean): Promise<HanoiSaved> {
    return this.db.tx(async (tx) => {
      const { sheet, at: standing } = await openLegalSheetToAct(tx, actor, id, this.clock.today());
      if (!standing.self) throw new Forbidden();
      const items = await itemsOf(tx, sheet);
      if (submit && sheet.status === 'submitted') return { sheet, issues: [], unstated: [], done: true };
      requireOwnWritable(sheet, this.clock.today());
      requireSeen(sheet, readVersion(body), this.clock.zone);
      const issues: Issue[] = [];
      const selfMarks = readItems(body, items, sheet.selfMarks, issues);
      const limits = readText(body, 'limits', sheet.limits, HANOI_BOUNDS.words, issues);
      const at = this.clock.now();
      await tx.change(
        'update legal_sheets set self_marks = $2, limits = $3, self_saved_at = $4, revision = revision + 1 where id = $1',
        [id, JSON.stringify(selfMarks), limits, at],
      );
      const saved = { ...sheet, selfMarks, limits, selfSavedAt: at, revision: sheet.revision + 1 };
      const place = submit ? await settledPlace(tx, saved, at) : saved;
      if (place?.frameId !== sheet.frameId)
        issues.push({ field: '', code: place ? 'hanoi:fault.moved' : 'errors:left-unit' });
      const unstated = missing(items, selfMarks);
      if (!submit || issues.length > 0 || unstated.length > 0)
        return { sheet: saved, issues, unstated, done: !submit && issues.length === 0 };
      await tx.change(
        `update legal_sheets set status = 'submitted', submitted_at = $2, head_saved_at = null, revision = revision + 1 where id = $1`,
        [id, at],
      );
      await recordAct(tx, {
        chain: `legal-sheet:${id}`,
        act: 'legal-sheet.submitted',
        account: actor.accountId,
        at,
        detail: { marks: selfMarks, limits },
      });
      return { sheet: saved, issues, unstated, done: true };
    });
  }

  async withdraw(actor: Actor, id: number): Promise<void> {
    await this.db.tx(async (tx) => {
      const { sheet, at: standing } = await openLegalSheetToAct(tx, actor, id, this.clock.today());
      if (!standing.self) throw new Forbidden();
      if (sheet.status === 'draft') return;
      if (!withdrawable(sheet, this.clock.today()))
        throw new Conflict(sheet.headSavedAt === null ? 'withdraw-late' : 'not-editable');
      await tx.change(
        `update legal_sheets set status = 'draft', submitted_at = null, revision = revision + 1 where id = $1`,
        [id],
      );
      await recordAct(tx, {
        chain: `legal-sheet:${id}`,
        act: 'legal-sheet.withdrawn',
        account: actor.accountId,
        at: this.clock.now(),
      });
    });
  }

  /** Saves the scorer's column; confirms when asked to and every sub-criterion is stated. A second decision needs its reason. */
  async head(actor: Actor, id: number, body: Body, confirm: boolean): Promise<HanoiSaved> {
    return this.db.tx(async (tx) => {
      const { sheet, items } = await this.toDecide(tx, actor, id);
      requireSeen(sheet, readVersion(body), this.clock.zone);
      const issues: Issue[] = [];
      const headMarks = readItems(body, items, sheet.headMarks, issues);
      const opinion = readText(body, 'opinion', sheet.opinion, HANOI_BOUNDS.words, issues);
      const at = this.clock.now();
      const begun = sheet.headSavedAt ?? (Object.keys(headMarks).length > 0 ? at : null);
      await tx.change(
        'update legal_sheets set head_marks = $2, opinion = $3, head_saved_at = $4, revision = revision + 1 where id = $1',
        [id, JSON.stringify(headMarks), opinion, begun],
      );
      const saved = { ...sheet, headMarks, opinion, headSavedAt: begun, revision: sheet.revision + 1 };
      const unstated = missing(items, headMarks);
      const reason = confirm ? this.reason(sheet, body, issues) : null;
      if (!confirm || issues.length > 0 || unstated.length > 0)
        return { sheet: saved, issues, unstated, done: !confirm && issues.length === 0 };
      await this.write(tx, actor, saved, items, reason, at);
      return { sheet: saved, issues, unstated, done: true };
    });
  }

  async giveBack(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const { sheet } = await this.toDecide(tx, actor, id);
      if (sheet.status !== 'submitted') throw await legalConflict(tx, sheet, this.clock.zone);
      const issues: Issue[] = [];
      const reason = readReason(body, issues);
      if (issues.length > 0) return issues;
      const at = this.clock.now();
      const made = await tx.one<{ id: number }>(
        'insert into legal_returns (sheet_id, by_account, at, reason) values ($1, $2, $3, $4) returning id',
        [id, actor.accountId, at, reason],
      );
      await tx.change(
        `update legal_sheets set status = 'returned', head_saved_at = null, revision = revision + 1 where id = $1`,
        [id],
      );
      await recordAct(tx, {
        chain: `legal-sheet:${id}`,
        act: 'legal-sheet.returned',
        account: actor.accountId,
        at,
        detail: { return: made!.id, reason },
      });
      await notify(tx, {
        officialId: sheet.officialId,
        code: 'legal-returned',
        params: { month: sheet.month, by: actor.name },
        href: `/legal/hanoi/${id}`,
        at,
      });
      return [];
    });
  }

  /** What was not handed in, and what was already decided while the month is open, needs its reason. */
  private reason(sheet: LegalSheet, body: Body, issues: Issue[]): string | null {
    return needsReason(sheet, this.clock.today()) ? readReason(body, issues) : null;
  }

  private async toDecide(tx: Tx, actor: Actor, id: number): Promise<{ sheet: LegalSheet; items: FrameLine[] }> {
    const { sheet, at } = await openLegalSheetToAct(tx, actor, id, this.clock.today());
    const items = await itemsOf(tx, sheet);
    if (at.self) throw new Forbidden('own-sheet');
    if (!at.approver) throw new Forbidden();
    if (!decidable(sheet, this.clock.today())) throw await legalConflict(tx, sheet, this.clock.zone);
    return { sheet, items };
  }

  private async write(
    tx: Tx,
    actor: Actor,
    sheet: LegalSheet,
    items: readonly FrameLine[],
    reason: string | null,
    at: Date,
  ): Promise<void> {
    const month = scored(items, sheet.headMarks);
    const resultId = await writeHanoiResult(tx, actor, { sheet, items, month, reason, at });
    const detail = { resultId, score: month.score, grade: month.grade, replaces: sheet.resultId };
    await recordAct(tx, {
      chain: `legal-sheet:${sheet.id}`,
      act: 'legal-sheet.confirmed',
      account: actor.accountId,
      at,
      detail,
    });
    await notify(tx, {
      officialId: sheet.officialId,
      code: 'legal-confirmed',
      params: { month: sheet.month, by: actor.name },
      href: `/legal/hanoi/${sheet.id}`,
      at,
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
