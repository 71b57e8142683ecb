import type { ReceiptKind } from '../../receipts/receipt-kind.js';
import { LABEL_PETITION } from './label-petition.kind.js';

/** Of the year's label, from its notice on: the same person and the same label as a petition's. */
export const LABEL_RECEIPT: ReceiptKind = {
  on: 'label',
  acts: { given: 'label.receipt-given', changed: 'label.receipt-changed' },
  async openOwn(act, id) {
    const { contestedId, chain } = await LABEL_PETITION.openToFile(act, id);
    return { resultId: contestedId, chain };
  },
};
