import { commonItems } from '../../scoring/editions/month-record.js';
import type { WorkLineRow } from '../work/work.queries.js';
import type { LegalDeciding } from './deciding.js';
import type { LedResult } from './led-results.js';
import { ledOpen } from './led-open.js';
import { overmarked } from './legal-record.js';
import type { LegalForm, Marks } from './legal-form.queries.js';
import { changedSince } from './marks.form.js';

const REASON_LEAST = 10;

/** What stands in the way of a confirmation. `field` is where it is mended; words: `legal:blocker.<code>`. */
export interface ConfirmationBlocker {
  code:
    | 'empty'
    | 'organising'
    | 'organising-reason'
    | 'uniting'
    | 'uniting-reason'
    | 'led'
    | 'marks'
    | 'reason'
    | 'no-work'
    | 'reveal'
    | 'reveal-marks'
    | 'changed';
  field: string;
  item?: string;
  count?: number;
  names?: string;
  task?: string;
}

export interface ConfirmationFacts {
  legalForm: Pick<
    LegalForm,
    'leader' | 'organising' | 'organisingReason' | 'uniting' | 'unitingReason' | 'headReason'
  > &
    Pick<LegalForm, 'blindMarks' | 'markReasons'>;
  marks: Marks;
  /** The person's own marks are not shown yet. */
  blind: boolean;
  deciding: LegalDeciding;
  work: readonly WorkLineRow[];
  led: readonly Pick<LedResult, 'name' | 'status'>[];
}

/** All of it, in the order of the page. Empty: the form can be confirmed. */
export function confirmationBlockers(facts: ConfirmationFacts): ConfirmationBlocker[] {
  return [
    ...unmarked(facts.marks),
    ...changed(facts),
    ...overdone(facts.work),
    ...leading(facts),
    ...unreasoned(facts),
    ...revealing(facts),
  ];
}

/** An empty mark is a blocker, never the self mark and never the maximum. */
export function unmarked(marks: Marks): ConfirmationBlocker[] {
  return commonItems
    .filter((item) => marks[item] === undefined)
    .map((item) => ({ code: 'empty', field: `mark.${item}`, item }));
}

/** A mark that moved once the person's own was seen owes its reason. */
function changed({ legalForm, marks }: ConfirmationFacts): ConfirmationBlocker[] {
  if (!legalForm.blindMarks) return [];
  return changedSince(legalForm.blindMarks, marks)
    .filter((item) => (legalForm.markReasons[item] ?? '').length < REASON_LEAST)
    .map((item) => ({ code: 'changed', field: `why.${item}`, item }));
}

/** Last: first one's own marks, then what the person gave themself, then the decision. */
function revealing({ blind, marks }: ConfirmationFacts): ConfirmationBlocker[] {
  const count = unmarked(marks).length;
  return blind ? [{ code: count > 0 ? 'reveal-marks' : 'reveal', field: 'reveal', count }] : [];
}

function overdone(work: readonly WorkLineRow[]): ConfirmationBlocker[] {
  return overmarked(work).map((place) => ({ code: 'marks', field: '', task: work[place]!.task }));
}

/** Without assigned work there is no score (a reading of Điều 14.2a). */
export function nothingAssigned(work: readonly Pick<WorkLineRow, 'origin'>[]): boolean {
  return !work.some(({ origin }) => origin === 'assigned');
}

const NAMED = 3;

function leading({ legalForm, led }: ConfirmationFacts): ConfirmationBlocker[] {
  if (!legalForm.leader) return [];
  const open = ledOpen(led);
  const names =
    open
      .slice(0, NAMED)
      .map(({ name }) => name)
      .join(', ') + (open.length > NAMED ? '…' : '');
  return [
    ...(open.length > 0 ? [{ code: 'led' as const, field: '', count: open.length, names }] : []),
    ...shares(legalForm),
  ];
}

/** đ and e are chosen by hand, each with its written reason (Điều 15.3b, 15.3c). */
export function shares(
  legalForm: Pick<LegalForm, 'leader' | 'organising' | 'organisingReason' | 'uniting' | 'unitingReason'>,
): ConfirmationBlocker[] {
  const asked = [
    ['organising', legalForm.organising, legalForm.organisingReason],
    ['uniting', legalForm.uniting, legalForm.unitingReason],
  ] as const;
  return asked.flatMap(([code, share, reason]): ConfirmationBlocker[] => [
    ...(share === null ? [{ code, field: code }] : []),
    ...(reason.length < REASON_LEAST ? [{ code: `${code}-reason` as const, field: `${code}Reason` }] : []),
  ]);
}

/** Scored without being handed in, or confirmed without work: each owes its reason. */
function unreasoned({ deciding, legalForm, work }: ConfirmationFacts): ConfirmationBlocker[] {
  if (legalForm.headReason.length >= REASON_LEAST) return [];
  if (deciding === 'not-submitted') return [{ code: 'reason', field: 'headReason' }];
  return nothingAssigned(work) ? [{ code: 'no-work', field: 'headReason' }] : [];
}
