import { Injectable } from '@nestjs/common';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import { openAgencyToAct } from './agency-access.js';
import type { ShareForm } from './decision.form.js';
import { decisionsOf } from './group.queries.js';
import { writeShare } from './shares.queries.js';

@Injectable()
export class SharesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A share above a fifth needs its decision (Điều 20.5b): a new row each time, the newest is in force. */
  async decide(actor: Actor, yearId: number, unitId: number, form: ShareForm): Promise<void> {
    await this.db.tx(async (tx) => {
      const { personnel, may } = await openAgencyToAct(tx, actor, yearId, unitId, this.clock.today());
      if (!personnel && !may.people) throw new Forbidden();
      const [done] = await decisionsOf(tx, yearId, unitId);
      if (done) throw new Conflict('year-share-late');
      const at = this.clock.now();
      const share = await writeShare(tx, { yearId, unitId, about: 'officials', form, account: actor.accountId, at });
      const detail = { yearId, about: 'officials', share, number: form.number, decidedOn: form.decidedOn };
      await recordAct(tx, { chain: `unit:${unitId}`, act: 'year.share-decided', account: actor.accountId, at, detail });
    });
  }
}
