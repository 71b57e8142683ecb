import type { Rows } from '../database/db.js';
import type { PetitionOn } from '../petitions/petition.entity.js';
import { REASON_BOUNDS } from '../petitions/petition.form.js';
import { textOf, type Body } from '../web/read-form.js';
import { RECEIPT_ANSWERS, type ReceiptAnswer } from './receipt.entity.js';

export interface ReceiptRow {
  answer: ReceiptAnswer;
  reason: string;
  by: string;
  at: Date;
}

/** What was said of results, by their numbers. */
export async function receiptsOf(
  on: Rows,
  kind: PetitionOn,
  resultIds: readonly number[],
): Promise<Map<number, ReceiptRow>> {
  const rows = await on.rows<ReceiptRow & { resultId: number }>(
    `select r.result_id as "resultId", r.answer, r.reason, a.display_name as by, r.at from receipts r join accounts a on a.id = r.by_account
     where r.kind = $1 and r.result_id = any ($2::int[])`,
    [kind, resultIds],
    'receipts-of',
  );
  return new Map(rows.map(({ resultId, ...row }) => [resultId, row]));
}

/** What was said of one result; undefined: nothing yet. */
export async function receiptOf(on: Rows, kind: PetitionOn, resultId: number): Promise<ReceiptRow | undefined> {
  return (await receiptsOf(on, kind, [resultId])).get(resultId);
}

interface Shown {
  receipt: ReceiptRow | undefined;
  resultId: number;
  /** Where the person's own word goes; null for who only reads. */
  action: string | null;
  typed?: Body;
}

/** The box of a result's page; null where there is neither a word nor anybody to say it. */
export function receiptView({ receipt, resultId, action, typed }: Shown) {
  const may = action !== null && !receipt;
  if (!receipt && !may) return null;
  return {
    said: receipt ?? null,
    form: may
      ? {
          ...{ action, resultId, answers: RECEIPT_ANSWERS },
          answer: (typed && textOf(typed, 'receiptAnswer')) ?? '',
          reason: (typed && textOf(typed, 'receiptReason')) ?? '',
          longest: REASON_BOUNDS.most,
        }
      : null,
  };
}
