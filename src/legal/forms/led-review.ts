import type { Dec } from '../../scoring/decimal.js';
import { scoreLegalMonth } from '../../scoring/editions/legal-month.js';
import { legalRecordOf } from './legal-record.js';
import { seenOf, type LedNow } from './led-reviews.queries.js';
import type { LegalResultRow } from './legal-results.queries.js';
import type { LegalForm } from './legal-form.queries.js';

/** The form as its result in force states it: marks, work, đ and e as they were decided, so that d alone can differ. */
export function asDecided(legalForm: LegalForm, result: LegalResultRow): LegalForm {
  const { selfMarks, organising, organisingReason, uniting, unitingReason, opinion } = result;
  return { ...legalForm, selfMarks, organising, organisingReason, uniting, unitingReason, opinion };
}

export interface LedReviewView {
  seen: string;
  d: { before: Dec | null; after: Dec | null };
  score: { before: Dec | null; after: Dec | null };
}

/** What reckoning d anew would come to, for the scorer to see before either act. */
export function ledReviewView(
  legalForm: LegalForm,
  result: LegalResultRow,
  led: readonly LedNow[],
  before: Dec | null,
): LedReviewView {
  const after = scoreLegalMonth(legalRecordOf(asDecided(legalForm, result), result.marks, result.work, led));
  return {
    seen: seenOf(led).join(','),
    d: { before, after: after.d },
    score: { before: result.score, after: after.score },
  };
}
