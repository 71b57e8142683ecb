import { Injectable } from '@nestjs/common';
import { notify } from '../accounts/notify.js';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { conflictOf } from './approval-conflict.js';
import type { Body } from '../web/read-form.js';
import { lockHeadSheet } from './head-sheet.js';
import { releaseFigures } from './release-figures.js';
import { readReturn } from './return.form.js';

@Injectable()
export class ReturnsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Gives a submitted sheet back with a reason. The approver's own marks stay; the next submission is begun anew. */
  async giveBack(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const head = await lockHeadSheet(tx, actor, id, { today: this.clock.today(), zone: this.clock.zone });
      const { sheet } = head;
      if (sheet.status !== 'submitted') throw await conflictOf(tx, sheet, this.clock.zone);
      const { value, issues } = readReturn(body, sheet.content.criteria);
      if (issues.length > 0) return issues;
      const at = this.clock.now();
      const made = await tx.one<{ id: number }>(
        `insert into returns (submission_id, evaluation_id, by_account, at, reason, criteria)
         select id, $1, $2, $3, $4, $5 from submissions where evaluation_id = $1 order by number desc limit 1 returning id`,
        [id, actor.accountId, at, value.reason, JSON.stringify(value.criteria)],
      );
      if (!made) throw new Conflict();
      await tx.change(
        `update evaluations set status = 'returned', began_at = null, began_by = null, revision = revision + 1 where id = $1`,
        [id],
      );
      await releaseFigures(tx, sheet);
      await recordAct(tx, {
        chain: `evaluation:${id}`,
        act: 'evaluation.returned',
        account: actor.accountId,
        at,
        detail: { return: made.id, ...value },
      });
      await notify(tx, {
        officialId: sheet.officialId,
        code: 'returned',
        params: { month: sheet.month, by: actor.name },
        href: `/evaluations/${id}`,
        at,
      });
      return [];
    });
  }
}
