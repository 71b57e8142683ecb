import { wayOf } from '../../criteria/kind-forms.js';
import type { Criterion } from '../../criteria/criterion.js';
import { toUnits, type Dec } from '../../scoring/decimal.js';
import { differsMuch } from '../../scoring/difference.js';
import type { Deciding } from './approval-state.js';
import { owesReason } from '../measured.js';
import type { DueCommitment, MonthEvaluation } from '../evaluation.queries.js';
import { entriesOf, mustState, type Stated } from '../stated.js';

const REASON_LEAST = 10;

/** What stands in the way of an approval. `field` is where it is mended; words: `approvals:blocker.<code>`. */
export type ApprovalBlocker =
  | {
      code: 'empty' | 'difference' | 'left-out' | 'changed' | 'figure' | 'own-figure';
      field: string;
      number: number;
      text: string;
    }
  | { code: 'confirm' | 'confirm-reason'; field: string; text: string }
  | { code: 'reveal' | 'reveal-marks'; field: string }
  | { code: 'led'; field: string; count: number; names: string }
  | { code: 'reason'; field: string };

export interface ApprovalFacts {
  evaluation: Pick<MonthEvaluation, 'content' | 'figures' | 'blindValues' | 'revealedAt'>;
  deciding: Deciding;
  stated: Stated;
  self: Stated | null;
  blind: boolean;
  due: readonly DueCommitment[];
  notes: Readonly<Record<string, string>>;
  led: { waiting: readonly { name: string }[] };
}

/** All of it, in the order of the page. Empty: the evaluation can be approved. */
export function blockersOf(facts: ApprovalFacts): ApprovalBlocker[] {
  return [
    ...facts.evaluation.content.criteria.flatMap((criterion, place) => ofCriterion(facts, criterion, place)),
    ...unconfirmed(facts),
    ...revealing(facts),
    ...waiting(facts),
    ...unreasoned(facts),
  ];
}

function ofCriterion(facts: ApprovalFacts, criterion: Criterion, place: number): ApprovalBlocker[] {
  const line = { number: place + 1, text: criterion.text };
  const note = `note.${criterion.code}`;
  const noted = Boolean(facts.notes[criterion.code]);
  if (facts.stated.leftOut[place]) return noted ? [] : [{ code: 'left-out', field: note, ...line }];
  if (wayOf(criterion) === 'promises' || !mustState(criterion, facts.stated.due)) return [];
  if (facts.stated.values[place] === null) return [{ code: 'empty', field: `value.${criterion.code}`, ...line }];
  if (
    owesReason(
      facts.stated.values[place] ?? null,
      criterion.code,
      facts.evaluation.figures,
      facts.notes[criterion.code],
    )
  )
    return [{ code: facts.evaluation.figures?.[criterion.code]?.own ? 'own-figure' : 'figure', field: note, ...line }];
  if (noted) return [];
  if (changedAfterReveal(facts, criterion, place)) return [{ code: 'changed', field: note, ...line }];
  return farApart(facts, criterion) ? [{ code: 'difference', field: note, ...line }] : [];
}

/** True when self and head lie so far apart that a reason is owed. Of a mark not revealed yet nothing is told. */
export function farApart(
  facts: Pick<ApprovalFacts, 'evaluation' | 'self' | 'blind' | 'stated'>,
  criterion: Criterion,
): boolean {
  if (!facts.self || (facts.blind && wayOf(criterion) === 'mark')) return false;
  const { criteria } = facts.evaluation.content;
  return differsMuch(
    criterion,
    entriesOf(criteria, facts.self)[criterion.code],
    entriesOf(criteria, facts.stated)[criterion.code],
  );
}

/** True when a mark is another one than before the self marks were seen. */
export function changedAfterReveal(
  facts: Pick<ApprovalFacts, 'evaluation' | 'stated'>,
  criterion: Criterion,
  place: number,
): boolean {
  const { blindValues, revealedAt } = facts.evaluation;
  if (wayOf(criterion) !== 'mark' || !blindValues || !revealedAt) return false;
  return !same(blindValues[place] ?? null, facts.stated.leftOut[place] ? null : (facts.stated.values[place] ?? null));
}

function same(a: Dec | null, b: Dec | null): boolean {
  return a === null || b === null ? a === b : toUnits(a) === toUnits(b);
}

function unconfirmed({ evaluation, stated, due, self }: ApprovalFacts): ApprovalBlocker[] {
  const asked = evaluation.content.criteria.some(
    (criterion, place) => wayOf(criterion) === 'promises' && !stated.leftOut[place],
  );
  if (!asked) return [];
  return due.flatMap((each): ApprovalBlocker[] => {
    if (each.headKept === null) return [{ code: 'confirm', field: `kept.${each.id}`, text: each.text }];
    const differs = self !== null && each.selfKept !== null && each.selfKept !== each.headKept;
    return differs && !each.headReason ? [{ code: 'confirm-reason', field: `why.${each.id}`, text: each.text }] : [];
  });
}

function revealing(facts: ApprovalFacts): ApprovalBlocker[] {
  return facts.blind ? [{ code: marksMissing(facts) > 0 ? 'reveal-marks' : 'reveal', field: 'reveal' }] : [];
}

/** How many conduct criteria have neither a mark of the head nor are left out: the self marks stay shut until none is. */
export function marksMissing({ evaluation, stated }: Pick<ApprovalFacts, 'evaluation' | 'stated'>): number {
  return evaluation.content.criteria.filter(
    (criterion, place) =>
      wayOf(criterion) === 'mark' && !stated.leftOut[place] && (stated.values[place] ?? null) === null,
  ).length;
}

const NAMED = 3;

function waiting({ led }: ApprovalFacts): ApprovalBlocker[] {
  if (led.waiting.length === 0) return [];
  const names =
    led.waiting
      .slice(0, NAMED)
      .map((each) => each.name)
      .join(', ') + (led.waiting.length > NAMED ? '…' : '');
  return [{ code: 'led', field: '', count: led.waiting.length, names }];
}

function unreasoned({ deciding, notes }: ApprovalFacts): ApprovalBlocker[] {
  const owed = deciding !== 'submitted';
  return owed && (notes[''] ?? '').length < REASON_LEAST ? [{ code: 'reason', field: 'note.' }] : [];
}
