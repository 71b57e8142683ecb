import type { Rows } from '../database/db.js';
import type { PetitionOn } from '../petitions/petition.entity.js';
import { REASON_BOUNDS } from '../petitions/petition.form.js';
import { textOf, type Body } from '../web/read-form.js';
import { RECEIPT_ANSWERS, type ReceiptAnswer } from './receipt.entity.js';

interface SaidOnce {
  id: number;
  answer: ReceiptAnswer;
  reason: string;
  by: string;
  at: Date;
}

/** What is said of a result now, and what was said before, the newest first. */
export interface ReceiptRow extends SaidOnce {
  formers: SaidOnce[];
  /** A petition stands on the result, or one on its paper is open: nothing is said otherwise any more. */
  contested: boolean;
}

/** What was said of results, by their numbers. */
export async function receiptsOf(
  on: Rows,
  kind: PetitionOn,
  resultIds: readonly number[],
): Promise<Map<number, ReceiptRow>> {
  const rows = await on.rows<SaidOnce & { resultId: number; contested: boolean }>(
    `select r.id, r.result_id as "resultId", r.answer, r.reason, a.display_name as by, r.at,
       exists (select 1 from petitions p where p.kind = r.kind and p.paper_id = r.paper_id and (p.outcome is null or p.contested_id = r.result_id)) as contested
     from receipts r join accounts a on a.id = r.by_account where r.kind = $1 and r.result_id = any ($2::int[]) order by r.id desc`,
    [kind, resultIds],
    'receipts-of',
  );
  const found = new Map<number, ReceiptRow>();
  for (const { resultId, contested, ...said } of rows) {
    const newest = found.get(resultId);
    if (newest) newest.formers.push(said);
    else found.set(resultId, { ...said, contested, formers: [] });
  }
  return found;
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
  const may = action !== null && !receipt?.contested;
  if (!receipt && !may) return null;
  const answered = typed && textOf(typed, 'receiptAnswer');
  const reasoned = typed && textOf(typed, 'receiptReason');
  return {
    said: receipt ?? null,
    form: may
      ? {
          ...{ action, resultId, answers: RECEIPT_ANSWERS, seen: receipt?.id ?? null },
          open: answered !== undefined || reasoned !== undefined,
          answer: answered ?? receipt?.answer ?? '',
          reason: reasoned ?? receipt?.reason ?? '',
          longest: REASON_BOUNDS.most,
        }
      : null,
  };
}
