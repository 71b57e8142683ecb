import { REASON_BOUNDS } from '../petitions/petition.form.js';
import { readId } from '../web/id.pipe.js';
import type { FormResult, Issue } from '../web/issues.js';
import { textOf, type Body } from '../web/read-form.js';
import { RECEIPT_ANSWERS, type ReceiptAnswer } from './receipt.entity.js';

export interface ReceiptTyped {
  answer: ReceiptAnswer;
  reason: string;
  /** The result the page showed. */
  resultId: number | null;
  /** The page showed a word that stood before. */
  seen: boolean;
}

/** Whoever disagrees says why; who has seen it need say no more. */
export function readReceipt(body: Body): FormResult<ReceiptTyped> {
  const typed = textOf(body, 'receiptAnswer');
  const answer = RECEIPT_ANSWERS.find((known) => known === typed);
  if (!answer) return { issues: [{ field: 'receiptAnswer', code: 'receipts:issue.answer' }] };
  const said = textOf(body, 'receiptReason') ?? '';
  const reason = answer === 'disagrees' ? said : '';
  const issues = answer === 'disagrees' ? unreasoned(said) : [];
  return issues.length > 0
    ? { issues }
    : { value: { answer, reason, resultId: readId(body['result']), seen: (textOf(body, 'seen') ?? '') !== '' } };
}

function unreasoned(said: string): Issue[] {
  const { least, most } = REASON_BOUNDS;
  const right = said.length >= least && said.length <= most;
  return right ? [] : [{ field: 'receiptReason', code: 'receipts:issue.reason', params: { least, most } }];
}
