import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Actor } from '../../web/actor.js';
import { Forbidden } from '../../web/errors.js';
import type { ShareForm } from '../classification/decision.form.js';
import { writeShare } from '../classification/shares.queries.js';
import { openRatingsToAct } from './rating-access.js';

@Injectable()
export class RatingSharesService {
  constructor(private readonly acts: Acts) {}

  /** A share of organisations above a fifth (Điều 8.5b), with its decision. */
  async decide(actor: Actor, yearId: number, form: ShareForm): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { year, rights } = await openRatingsToAct(act, actor, yearId, act.today);
      const root = rights.get(year.rootUnitId);
      if (!root?.personnel && !root?.proposes) throw new Forbidden();
      const share = await writeShare(act, {
        yearId,
        unitId: year.rootUnitId,
        about: 'organisations',
        form,
        account: actor.accountId,
        at: act.at,
      });
      const detail = { yearId, about: 'organisations', share, number: form.number, decidedOn: form.decidedOn };
      await act.record(`unit:${year.rootUnitId}`, 'year.share-decided', detail);
    });
  }
}
