import type { ReceiptKind } from '../../receipts/receipt-kind.js';
import { LEGAL_PETITION } from './legal-petition.kind.js';

/** Of the month's result by the law, from its notice on: the same person and the same result as a petition's. */
export const LEGAL_RECEIPT: ReceiptKind = {
  on: 'legal',
  acts: { given: 'legal-sheet.receipt-given', changed: 'legal-sheet.receipt-changed' },
  async openOwn(act, id) {
    const { contestedId, chain } = await LEGAL_PETITION.openToFile(act, id);
    return { resultId: contestedId, chain };
  },
};
