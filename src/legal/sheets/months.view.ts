import { formHref } from '../by-law.js';
import { legalState, type LegalState } from './legal-queue.view.js';
import type { LegalSheet } from './legal-sheet.queries.js';
import { ownWritable } from './own-sheet.js';

export interface LegalMonthLine {
  id: number;
  month: string;
  span: 'month' | 'quarter';
  edition: string;
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

export function legalMonthLines(sheets: readonly LegalSheet[], today: string): LegalMonthLine[] {
  return sheets.map((sheet) => {
    const { id, month, span, edition, score, band, note, confirmedAt } = sheet;
    const expected = expectedOf(sheet, today);
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
      state: legalState(sheet, today),
      href: formHref(edition, id),
      dueOn: expected === 'fill' ? sheet.selfDueOn : sheet.confirmDueOn,
    };
  });
}

function expectedOf(sheet: LegalSheet, today: string): LegalMonthLine['expected'] {
  if (ownWritable(sheet, today)) return sheet.status === 'returned' ? 'mend' : 'fill';
  return sheet.status === 'submitted' && sheet.closedAt === null ? 'wait' : null;
}
