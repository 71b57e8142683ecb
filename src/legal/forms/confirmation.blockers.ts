import { commonItems } from '../../scoring/editions/month-record.js';
import type { WorkLineRow } from '../work/work.queries.js';
import type { LegalDeciding } from './deciding.js';
import type { LedResult } from './led-results.js';
import { ledOpen } from './led-open.js';
import { overmarked } from './legal-record.js';
import type { LegalForm, Marks } from './legal-form.queries.js';

const REASON_LEAST = 10;

/** What stands in the way of a confirmation. `field` is where it is mended; words: `legal:blocker.<code>`. */
export interface ConfirmationBlocker {
  code: 'empty' | 'organising' | 'organising-reason' | 'uniting' | 'uniting-reason' | 'led' | 'marks' | 'reason';
  field: string;
  item?: string;
  count?: number;
  names?: string;
  task?: string;
}

export interface ConfirmationFacts {
  legalForm: Pick<LegalForm, 'leader' | 'organising' | 'organisingReason' | 'uniting' | 'unitingReason' | 'headReason'>;
  marks: Marks;
  deciding: LegalDeciding;
  work: readonly WorkLineRow[];
  led: readonly Pick<LedResult, 'name' | 'status'>[];
}

/** All of it, in the order of the page. Empty: the form can be confirmed. */
export function confirmationBlockers(facts: ConfirmationFacts): ConfirmationBlocker[] {
  return [...unmarked(facts.marks), ...overdone(facts.work), ...leading(facts), ...unreasoned(facts)];
}

/** An empty mark is a blocker, never the self mark and never the maximum. */
export function unmarked(marks: Marks): ConfirmationBlocker[] {
  return commonItems
    .filter((item) => marks[item] === undefined)
    .map((item) => ({ code: 'empty', field: `mark.${item}`, item }));
}

function overdone(work: readonly WorkLineRow[]): ConfirmationBlocker[] {
  return overmarked(work).map((place) => ({ code: 'marks', field: '', task: work[place]!.task }));
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
export function shares(legalForm: ConfirmationFacts['legalForm']): ConfirmationBlocker[] {
  const asked = [
    ['organising', legalForm.organising, legalForm.organisingReason],
    ['uniting', legalForm.uniting, legalForm.unitingReason],
  ] as const;
  return asked.flatMap(([code, share, reason]): ConfirmationBlocker[] => [
    ...(share === null ? [{ code, field: code }] : []),
    ...(reason.length < REASON_LEAST ? [{ code: `${code}-reason` as const, field: `${code}Reason` }] : []),
  ]);
}

function unreasoned({ deciding, legalForm }: ConfirmationFacts): ConfirmationBlocker[] {
  return deciding === 'not-submitted' && legalForm.headReason.length < REASON_LEAST
    ? [{ code: 'reason', field: 'headReason' }]
    : [];
}
