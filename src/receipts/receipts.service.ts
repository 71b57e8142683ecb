import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Actor } from '../web/actor.js';
import { Conflict } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import type { Body } from '../web/read-form.js';
import { requireSeen } from '../web/seen.js';
import type { ReceiptKind } from './receipt-kind.js';
import { Receipt } from './receipt.entity.js';
import { readReceipt, type ReceiptTyped } from './receipt.form.js';
import { receiptOf, type ReceiptRow } from './receipt.view.js';

/** A person's word on their own result, the same for every paper. Nothing waits for it. */
@Injectable()
export class Receipts {
  constructor(private readonly acts: Acts) {}

  /**
   * For each result, and otherwise than before until a petition stands on it: the former word stays. 404, 403, issues by
   * field, 409 where there is no result, another one by now, or something was said that the page did not show.
   */
  give(actor: Actor, kind: ReceiptKind, paperId: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { resultId, chain } = await kind.openOwn(act, paperId);
      const read = readReceipt((body ?? {}) as Body);
      if (read.issues) return read.issues;
      const { answer, reason } = read.value;
      if (resultId === null) throw new Conflict('receipt-not-now');
      if (read.value.resultId !== resultId) throw new Conflict('receipt-moved');
      const former = await receiptOf(act, kind.on, resultId);
      if (former) {
        const issues = changing(former, read.value, body);
        if (issues.length > 0) return issues;
      }
      const formerId = former?.id ?? null;
      const { id } = await act.insert(Receipt, {
        ...{ kind: kind.on, paperId, resultId, answer, reason, formerId },
        ...act.by,
      });
      const said = { receipt: id, result: resultId, answer, reason };
      if (former) await act.record(chain, kind.acts.changed, { ...said, former: former.id });
      else await act.record(chain, kind.acts.given, said);
      return [];
    });
  }
}

/** May what was said be said otherwise, from a page that showed it? */
function changing(former: ReceiptRow, { answer, reason, seen }: ReceiptTyped, body: unknown): Issue[] {
  if (former.contested) throw new Conflict('receipt-contested');
  if (!seen) throw new Conflict('receipt-given');
  requireSeen(body, former.id);
  const same = former.answer === answer && former.reason === reason;
  return same ? [{ field: 'receiptAnswer', code: 'receipts:issue.same' }] : [];
}
