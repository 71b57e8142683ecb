import { Injectable } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import type { Issue } from '../web/issues.js';
import { marksMissing } from './approval.blockers.js';
import type { Body } from '../web/read-form.js';
import { saveHeadDraft } from './head-drafts.service.js';

@Injectable()
export class HeadRevelationsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Opens the self marks, once, when every conduct criterion has the approver's own mark or is left out; those marks are kept. */
  async reveal(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const { head, issues } = await saveHeadDraft(tx, actor, id, body, this.clock);
      if (issues.length > 0 || !head.blind) return issues;
      const missing = marksMissing(head);
      if (missing > 0) return [{ field: 'reveal', code: 'approvals:blocker.reveal-marks', params: { count: missing } }];
      const at = this.clock.now();
      const { criteria } = head.sheet.content;
      const marks = head.stated.values.map((value, place) =>
        criteria[place]!.kind === 'conduct' && !head.stated.leftOut[place] ? value : null,
      );
      await tx.change(
        'update evaluations set blind_values = $2, revealed_at = $3, revealed_by = $4, revision = revision + 1 where id = $1',
        [id, marks, at, actor.accountId],
      );
      await recordAct(tx, {
        chain: `evaluation:${id}`,
        act: 'evaluation.revealed',
        account: actor.accountId,
        at,
        detail: { marks },
      });
      return [];
    });
  }
}
