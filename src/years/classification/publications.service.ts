import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import { openAgencyToAct } from './agency-access.js';
import { closeYear } from './close-year.js';
import { decisionsOf, publicationOf } from './group.queries.js';
import { YearPublication } from './year-publication.entity.js';

@Injectable()
export class PublicationsService {
  constructor(private readonly acts: Acts) {}

  /** Opens the list of labels to the agency's own people (Điều 21.1đ, 21.2đ). */
  async publish(actor: Actor, yearId: number, unitId: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { personnel, may } = await openAgencyToAct(act, actor, yearId, unitId, act.today);
      if (!personnel && !may.people) throw new Forbidden();
      const before = await publicationOf(act, yearId, unitId);
      if (before) throw act.beaten('already-published', { name: before.by, at: before.at });
      const decisions = await decisionsOf(act, yearId, unitId);
      if (!decisions.some(({ part }) => part === 'people')) throw new Conflict('not-classified-yet');
      await act.insert(YearPublication, { yearId, usingUnitId: unitId, ...act.by });
      await closeYear(act, yearId, actor.accountId, act.at);
      await act.record(`unit:${unitId}`, 'year.published', { yearId });
    });
  }
}
