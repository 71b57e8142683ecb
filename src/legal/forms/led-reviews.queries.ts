import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';

/** Of whom a result was made: the result in force of the same person's form now. */
export interface LedNow {
  legalFormId: number;
  resultId: number | null;
  score: Dec | null;
  /** Not the one that was used. */
  replaced: boolean;
}

export async function ledNow(on: Rows, usedIds: readonly number[]): Promise<LedNow[]> {
  if (usedIds.length === 0) return [];
  return on.rows<LedNow>(
    `select led.id as "legalFormId", led.result_id as "resultId", led.score, led.result_id is distinct from used.id as replaced
     from legal_results used join legal_forms led on led.id = used.legal_form_id where used.id = any ($1::int[]) order by led.id`,
    [usedIds],
    'legal-led-now',
  );
}

/** The replacements a person looks at, as one text for the form: they are asked for again behind the lock. */
export function seenOf(led: readonly LedNow[]): number[] {
  return led
    .flatMap(({ replaced, resultId }) => (replaced && resultId !== null ? [resultId] : []))
    .sort((a, b) => a - b);
}

export interface LedReviewRow {
  outcome: 'kept' | 'recomputed';
  reason: string;
  by: string;
  at: Date;
}

/** What was done about a leader's results, the newest first. */
export async function ledReviewsOf(on: Rows, legalFormId: number): Promise<LedReviewRow[]> {
  return on.rows<LedReviewRow>(
    `select v.outcome, v.reason, a.display_name as by, v.at from legal_led_reviews v join legal_results r on r.id = v.result_id
     join accounts a on a.id = v.by_account where r.legal_form_id = $1 order by v.id desc`,
    [legalFormId],
    'legal-led-reviews',
  );
}
