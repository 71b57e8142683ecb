import { Injectable } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict } from '../web/errors.js';
import { formatMoment } from '../web/format.js';
import { lockOwnSheet } from './own-sheet.js';
import { releaseFigures } from './release-figures.js';
import type { Sheet } from './sheet.queries.js';

/** Until the head has begun, and only while there is still time to hand it in again. */
export function withdrawable(
  sheet: Pick<Sheet, 'status' | 'beganAt' | 'closedAt' | 'selfDueOn'>,
  today: string,
): boolean {
  return sheet.status === 'submitted' && sheet.beganAt === null && sheet.closedAt === null && today <= sheet.selfDueOn;
}

@Injectable()
export class WithdrawalsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async withdraw(actor: Actor, id: number): Promise<void> {
    await this.db.tx(async (tx) => {
      const at = this.clock.now();
      const sheet = await lockOwnSheet(tx, actor, id, this.clock.today());
      if (sheet.status === 'draft') return;
      if (sheet.beganAt !== null && sheet.status === 'submitted') throw await this.begun(tx, sheet);
      if (!withdrawable(sheet, this.clock.today()))
        throw new Conflict(sheet.status === 'submitted' ? 'withdraw-late' : 'not-editable');
      const submission = await tx.one<{ id: number }>(
        `insert into withdrawals (submission_id, evaluation_id, by_account, at)
         select id, evaluation_id, $2, $3 from submissions where evaluation_id = $1 order by number desc limit 1 returning submission_id as id`,
        [id, actor.accountId, at],
      );
      await tx.change(
        `update evaluations set status = 'draft', submitted_at = null, self_points = null, self_score = null, self_exemplarity = null,
           revision = revision + 1 where id = $1`,
        [id],
      );
      await releaseFigures(tx, sheet);
      const detail = { submission: submission!.id };
      await recordAct(tx, {
        chain: `evaluation:${id}`,
        act: 'evaluation.withdrawn',
        account: actor.accountId,
        at,
        detail,
      });
    });
  }

  private async begun(tx: Pick<Db, 'one'>, sheet: Sheet): Promise<Conflict> {
    const who = await tx.one<{ name: string }>(
      'select a.display_name as name from evaluations e join accounts a on a.id = e.began_by where e.id = $1',
      [sheet.id],
    );
    return new Conflict('begun', { name: who?.name ?? '', at: formatMoment(sheet.beganAt, this.clock.zone) });
  }
}
