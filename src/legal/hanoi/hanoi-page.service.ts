import { type Asking } from '../../acts/asking.js';
import { flagsOn } from '../../corrections/flags.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { frameGroups, frameMost, hanoi3814 } from '../../scoring/editions/hanoi-3814-2018/frame.js';
import { fieldNumber } from '../../web/numbers.js';
import type { Actor } from '../../web/actor.js';
import { Fragment, Live, page, type Page } from '../../web/answers.js';
import { Forbidden, NotFound } from '../../web/errors.js';
import { interimViews } from '../../interim/interim.queries.js';
import { isContested } from '../../petitions/petition.queries.js';
import { receiptOf, receiptView } from '../../receipts/receipt.view.js';
import { changesOfResult } from '../corrections/result-changes.queries.js';
import type { ResultChange } from '../corrections/result-changes.js';
import { ledOpen } from '../forms/led-open.js';
import { usedResults } from '../forms/led-of-result.js';
import { ledResults } from '../forms/led-results.js';
import { ledNow, ledReviewsOf, seenOf } from '../forms/led-reviews.queries.js';
import { isBlind } from '../forms/legal-form.policy.js';
import { legalResultsOf, type LegalResultRow } from '../forms/legal-results.queries.js';
import { petitionBox } from '../forms/read-page.view.js';
import { staleLed } from '../forms/stale-led.js';
import { clocked, legalPetitionsOf } from '../petitions/legal-petitions.queries.js';
import { legalReturnsOf } from '../forms/legal-returns.service.js';
import { openLegalForm } from '../forms/legal-form-access.js';
import type { LegalForm, Marks } from '../forms/legal-form.queries.js';
import { textOf, type Body } from '../../web/read-form.js';
import { ownWritable, withdrawable } from '../forms/own-form.js';
import { earlierMarks } from './earlier-marks.js';
import type { FrameLine } from './frame.queries.js';
import { HANOI_INTERIM, hanoiProposable } from './hanoi-interim.kind.js';
import { ceilingOfForm } from './hanoi-quota.js';
import { decidable, HANOI_BOUNDS, needsReason, type HanoiSaved } from './hanoi-forms.service.js';
import { changedMarks, itemsOf, itemsOfResult, scored } from './hanoi-form.js';

interface Shown {
  typed?: Body;
  unstated?: readonly FrameLine[];
  /** An earlier result. */
  number?: number;
}

@Injectable()
export class HanoiPage {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** The form for its author while it is theirs; for others, and later, what they may read of it. */
  async show(asking: Asking, id: number, shown: Shown = {}): Promise<Page> {
    const today = asking.today;
    const { legalForm, at, sight } = await openLegalForm(asking, asking.actor, id, today);
    const writing = at.self && ownWritable(legalForm, today) && shown.number === undefined;
    const results = sight.result ? await legalResultsOf(asking, id) : [];
    const result = shown.number === undefined ? results[0] : results.find(({ number }) => number === shown.number);
    if (shown.number !== undefined && !result) throw new NotFound();
    const items = result ? itemsOfResult(result) : await itemsOf(asking, legalForm);
    const columns = {
      self: sight.selfMarks ? (result?.selfMarks ?? legalForm.selfMarks) : null,
      head: result ? result.marks : null,
    };
    const inForce = result !== undefined && result === results[0];
    const [[returned], earlier, petitions, receipt, changes, used, stale, reviews, led, interim] = await Promise.all([
      legalReturnsOf(asking, id),
      sight.self ? earlierMarks(asking, id) : [],
      sight.result ? legalPetitionsOf(asking, id).then((rows) => clocked(asking, rows, today)) : [],
      result && receiptOf(asking, 'legal', result.id),
      result ? changesOfResult(asking, result.id) : [],
      result ? usedResults(asking, result.ledResults) : [],
      staleLed(asking, inForce && legalForm.leader ? [id] : []),
      sight.result && legalForm.leader ? ledReviewsOf(asking, id) : [],
      result && at.approver ? ledNow(asking, result.ledResults) : [],
      result ? interimViews(asking, HANOI_INTERIM, id, hanoiProposable(items)) : [],
    ]);
    const { typed } = shown;
    return page(
      'hanoi/legal-form',
      {
        legalForm: { ...legalForm, keep: `a${asking.actor.accountId}-hanoi-${id}` },
        address: `/legal/hanoi/${id}`,
        document: hanoi3814.document,
        own: at.self,
        writing,
        sight,
        blind: at.approver && isBlind(legalForm),
        groups: groupsView(items, columns, typed ?? null, asking.actor),
        live: liveOf(items, writing ? legalForm.selfMarks : (columns.head ?? {})),
        earlier,
        result: result ? { ...result, groups: liveOf(items, result.marks).groups, inForce } : null,
        older: results.map((one) => ({ ...one, current: one.number === result?.number })),
        afterSeen: sight.selfMarks && inForce ? afterSeen(items, legalForm, result) : [],
        changes: changesView(items, changes),
        used: at.approver ? used : [],
        stale: stale.has(id),
        review:
          stale.has(id) && at.approver ? { seen: seenOf(led).join(','), reason: typedIn(typed, 'ledReason') } : null,
        reviews,
        interim,
        flags: result ? await flagsOn(asking, 'legal', id) : [],
        receipt: result
          ? receiptView({
              ...{ receipt, resultId: result.id, typed },
              action: at.self && inForce ? `/legal/hanoi/${id}/receipt` : null,
            })
          : null,
        petitions,
        petitionArticle: null,
        petition: petitionBox({ may: at.self && inForce && !isContested(petitions, result.id), receipt, typed }),
        returned: legalForm.status === 'returned' ? (returned ?? null) : null,
        withdrawable: at.self && withdrawable(legalForm, today),
        confirmable: at.approver && decidable(legalForm, today),
        correctable: at.approver && legalForm.closedAt !== null && legalForm.resultId !== null,
        unstated: shown.unstated ?? [],
        limits: typed?.['limits'] ?? legalForm.limits,
        longest: HANOI_BOUNDS.words,
      },
      at.self ? 'hanoi:legalForm.own' : 'hanoi:legalForm.title',
      { month: legalForm.month, name: legalForm.officialName },
    );
  }

  /** The scorer's column, empty at first; the author's marks stand beside it, never in it. */
  async confirmation(asking: Asking, id: number, shown: Shown = {}): Promise<Page> {
    const today = asking.today;
    const { legalForm, at, sight } = await openLegalForm(asking, asking.actor, id, today);
    const items = await itemsOf(asking, legalForm);
    if (at.self) throw new Forbidden('own-paper');
    if (!at.approver) throw new Forbidden();
    if (!decidable(legalForm, today)) return this.show(asking, id);
    const columns = { self: sight.selfMarks ? legalForm.selfMarks : null, head: legalForm.headMarks };
    const blind = isBlind(legalForm);
    const [ceiling, led, results, interim] = await Promise.all([
      ceilingOfForm(asking, legalForm),
      legalForm.leader ? ledResults(asking, legalForm) : [],
      legalResultsOf(asking, id),
      blind ? [] : interimViews(asking, HANOI_INTERIM, id, hanoiProposable(items)),
    ]);
    const earlier = sight.self ? await earlierMarks(asking, id) : [];
    return page(
      'hanoi/confirmation',
      {
        legalForm: { ...legalForm, keep: `a${asking.actor.accountId}-hanoi-head-${id}` },
        showsSelf: sight.selfMarks,
        blind,
        interim,
        groups: groupsView(items, columns, shown.typed ?? null, asking.actor, true).map(
          ({ items: lines, ...group }) => ({
            ...group,
            items: lines.map((line) => ({ ...line, why: whyOf(legalForm, line.code, shown.typed) })),
          }),
        ),
        ceiling,
        openLed: ledOpen(led).map(({ name }) => name),
        first: results[0] ?? null,
        live: liveOf(items, legalForm.headMarks),
        needsReason: needsReason(legalForm, today),
        handedIn: legalForm.status === 'submitted',
        again: legalForm.status === 'confirmed',
        unstated: shown.unstated ?? [],
        opinion: shown.typed?.['opinion'] ?? legalForm.opinion,
        reason: shown.typed?.['reason'] ?? '',
        earlier,
        longest: HANOI_BOUNDS.words,
      },
      'hanoi:confirmation.title',
      { name: legalForm.officialName, month: legalForm.month },
    );
  }

  /** What a save by itself answers with. */
  async pieces(saved: HanoiSaved, column: 'selfMarks' | 'headMarks'): Promise<Live> {
    const items = await itemsOf(this.db, saved.legalForm);
    const fragments = {
      'legal-form-live': new Fragment('hanoi/live', { live: liveOf(items, saved.legalForm[column]) }),
    };
    const savedAt = this.clock.now().toISOString();
    return new Live({ savedAt, version: saved.legalForm.revision }, fragments, saved.issues.length > 0 ? 422 : 200);
  }
}

/** A mark that may move once the person's own was seen: what it was then and why it changed; null before. */
function whyOf({ blindMarks, markReasons, resultId }: LegalForm, code: string, typed?: Body) {
  if (!blindMarks || resultId !== null) return null;
  return { before: blindMarks[code] ?? null, reason: typed?.[`why.${code}`] ?? markReasons[code] ?? '' };
}

/** What the scorer changed after they saw the person's own marks, of a first result; both stay readable. */
function afterSeen(items: readonly FrameLine[], { blindMarks, markReasons }: LegalForm, result: LegalResultRow) {
  if (!blindMarks || result.number !== 1) return [];
  return changedMarks(items, blindMarks, result.marks).map(({ code, text }) => ({
    ...{ text, before: blindMarks[code] ?? null, after: result.marks[code] ?? null, reason: markReasons[code] ?? '' },
  }));
}

/** In what a result differs from the one before, in the words of the sub-criteria. */
export function changesView(items: readonly FrameLine[], changes: readonly ResultChange[]) {
  return changes.map(({ about, before, after, reason }) => ({
    text: items.find(({ code }) => code === about)?.text ?? about,
    before: before?.mark ?? null,
    after: after?.mark ?? null,
    reason,
  }));
}

function typedIn(typed: Body | undefined, field: string): string {
  return (typed && textOf(typed, field)) ?? '';
}

function liveOf(items: readonly FrameLine[], marks: Marks) {
  const month = scored(items, marks);
  return {
    ...month,
    groups: frameGroups.map((group) => ({ group, points: month.groups[group], most: frameMost[group] })),
    open: month.unstated.length,
    of: items.length,
  };
}

function groupsView(
  items: readonly FrameLine[],
  columns: { self: Marks | null; head: Marks | null },
  typed: Body | null,
  actor: Actor,
  head = false,
) {
  return frameGroups.map((group) => ({
    group,
    most: frameMost[group],
    items: items
      .filter((item) => item.group === group)
      .map((item) => {
        const stored = (head ? columns.head : columns.self)?.[item.code] ?? '';
        const value = typed?.[`mark.${item.code}`] ?? (stored === '' ? '' : fieldNumber(stored, actor.lang));
        return {
          ...item,
          field: `mark.${item.code}`,
          value,
          self: columns.self?.[item.code] ?? null,
          head: columns.head?.[item.code] ?? null,
        };
      }),
  }));
}
