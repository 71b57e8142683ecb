import type { ReceiptKind } from '../../receipts/receipt-kind.js';
import { lockOwnEvaluation } from '../draft/own-evaluation.js';

/** Of the result of a month's evaluation, from its approval on, the period closed or not. */
export const EVALUATION_RECEIPT: ReceiptKind = {
  on: 'evaluation',
  acts: { given: 'evaluation.receipt-given', changed: 'evaluation.receipt-changed' },
  async openOwn(act, id) {
    const { approvalId } = await lockOwnEvaluation(act, id);
    return { resultId: approvalId, chain: `evaluation:${id}` };
  },
};
