import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import { openAgencyToAct } from './agency-access.js';
import type { ShareForm } from './decision.form.js';
import { decisionsOf } from './group.queries.js';
import { writeShare } from './shares.queries.js';

@Injectable()
export class SharesService {
  constructor(private readonly acts: Acts) {}

  /** A share above a fifth needs its decision (Điều 20.5b): a new row each time, the newest is in force. */
  async decide(actor: Actor, yearId: number, unitId: number, form: ShareForm): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { personnel, may } = await openAgencyToAct(act, actor, yearId, unitId, act.today);
      if (!personnel && !may.people) throw new Forbidden();
      const [done] = await decisionsOf(act, yearId, unitId);
      if (done) throw new Conflict('year-share-late');
      const share = await writeShare(act, {
        yearId,
        unitId,
        about: 'officials',
        form,
        account: actor.accountId,
        at: act.at,
      });
      const detail = { yearId, about: 'officials', share, number: form.number, decidedOn: form.decidedOn };
      await act.record(`unit:${unitId}`, 'year.share-decided', detail);
    });
  }
}
