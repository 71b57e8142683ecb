import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Actor } from '../web/actor.js';
import { Conflict } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import type { Body } from '../web/read-form.js';
import type { ReceiptKind } from './receipt-kind.js';
import { Receipt } from './receipt.entity.js';
import { readReceipt } from './receipt.form.js';

/** A person's word on their own result, the same for every paper. Nothing waits for it. */
@Injectable()
export class Receipts {
  constructor(private readonly acts: Acts) {}

  /** Once for each result. 404, 403, issues by field, 409 where there is no result, another one by now, or it was said. */
  give(actor: Actor, kind: ReceiptKind, paperId: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { resultId, chain } = await kind.openOwn(act, paperId);
      const read = readReceipt((body ?? {}) as Body);
      if (read.issues) return read.issues;
      const { answer, reason } = read.value;
      if (resultId === null) throw new Conflict('receipt-not-now');
      if (read.value.resultId !== resultId) throw new Conflict('receipt-moved');
      const given = await act.find(Receipt, { kind: kind.on, resultId });
      if (given) throw new Conflict('receipt-given');
      const { id } = await act.insert(Receipt, { kind: kind.on, paperId, resultId, answer, reason, ...act.by });
      await act.record(chain, kind.act, { receipt: id, result: resultId, answer, reason });
      return [];
    });
  }
}
