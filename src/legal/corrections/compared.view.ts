import { scoreLegalMonth } from '../../scoring/editions/legal-month.js';
import type { LegalMonthResult } from '../../scoring/editions/month-record.js';
import { recordOf, type LegalResultRow } from '../forms/legal-results.queries.js';
import type { Correcting } from './correcting.js';
import type { ResultChange } from './result-changes.js';

const ROWS = ['common', 'a', 'b', 'c', 'd', 'đ', 'e', 'results', 'score'] as const;
const PERCENT = ['a', 'b', 'c', 'd', 'đ', 'e'];

export interface ComparedView {
  rows: {
    part: (typeof ROWS)[number];
    percent: boolean;
    before: string | null;
    after: string | null;
    moved: boolean;
  }[];
  band: { before: string | null; after: string | null };
  note: string | null;
  changes: ResultChange[];
  seen: string;
}

/** Old and new, side by side; null while what was typed cannot be reckoned. */
export function comparedView(result: LegalResultRow, { record, changes, seen }: Correcting): ComparedView | null {
  const old = recordOf(result);
  if (!record) return null;
  const before: Partial<LegalMonthResult> = old ? scoreLegalMonth(old) : {};
  const after = scoreLegalMonth(record);
  return {
    rows: ROWS.flatMap((part) => {
      const [one, two] = [before[part] ?? null, after[part]];
      const shown = one !== null || two !== null;
      return shown ? [{ part, percent: PERCENT.includes(part), before: one, after: two, moved: one !== two }] : [];
    }),
    band: { before: before.band ?? null, after: after.band },
    note: after.note,
    changes,
    seen,
  };
}
