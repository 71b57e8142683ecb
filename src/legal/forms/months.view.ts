import { formHref } from '../by-law.js';
import type { EditionCode } from '../../scoring/editions/edition.js';
import { legalState, type LegalState } from './legal-queue.view.js';
import type { LegalForm } from './legal-form.queries.js';
import { ownWritable } from './own-form.js';

export interface LegalMonthLine {
  id: number;
  month: string;
  span: 'month' | 'quarter';
  edition: EditionCode;
  state: LegalState;
  href: string;
  score: string | null;
  band: string | null;
  note: string | null;
  confirmedAt: Date | null;
  /** What is expected of the person now: label `legal:months.expected.<code>`; null: nothing. */
  expected: 'fill' | 'mend' | 'wait' | null;
  dueOn: string;
}

export function legalMonthLines(legalForms: readonly LegalForm[], today: string): LegalMonthLine[] {
  return legalForms.map((legalForm) => {
    const { id, month, span, edition, score, band, note, confirmedAt } = legalForm;
    const expected = expectedOf(legalForm, today);
    return {
      id,
      month,
      span,
      edition,
      score,
      band,
      note,
      confirmedAt,
      expected,
      state: legalState(legalForm, today),
      href: formHref(edition, id),
      dueOn: expected === 'fill' ? legalForm.selfDueOn : legalForm.confirmDueOn,
    };
  });
}

function expectedOf(legalForm: LegalForm, today: string): LegalMonthLine['expected'] {
  if (ownWritable(legalForm, today)) return legalForm.status === 'returned' ? 'mend' : 'fill';
  return legalForm.status === 'submitted' && legalForm.closedAt === null ? 'wait' : null;
}
