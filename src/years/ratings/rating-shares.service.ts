import { Injectable } from '@nestjs/common';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Forbidden } from '../../web/errors.js';
import type { ShareForm } from '../classification/decision.form.js';
import { writeShare } from '../classification/shares.queries.js';
import { openRatingsToAct } from './rating-access.js';

@Injectable()
export class RatingSharesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A share of organisations above a fifth (Điều 8.5b), with its decision. */
  async decide(actor: Actor, yearId: number, form: ShareForm): Promise<void> {
    await this.db.tx(async (tx) => {
      const { year, rights } = await openRatingsToAct(tx, actor, yearId, this.clock.today());
      const root = rights.get(year.rootUnitId);
      if (!root?.personnel && !root?.proposes) throw new Forbidden();
      const at = this.clock.now();
      const share = await writeShare(tx, {
        yearId,
        unitId: year.rootUnitId,
        about: 'organisations',
        form,
        account: actor.accountId,
        at,
      });
      const detail = { yearId, about: 'organisations', share, number: form.number, decidedOn: form.decidedOn };
      await recordAct(tx, {
        chain: `unit:${year.rootUnitId}`,
        act: 'year.share-decided',
        account: actor.accountId,
        at,
        detail,
      });
    });
  }
}
