import { Injectable } from '@nestjs/common';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import { openAgencyToAct } from './agency-access.js';
import { closeYear } from './close-year.js';
import { decisionsOf, publicationOf } from './group.queries.js';

@Injectable()
export class PublicationsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Opens the list of labels to the agency's own people (Điều 21.1đ, 21.2đ). */
  async publish(actor: Actor, yearId: number, unitId: number): Promise<void> {
    await this.db.tx(async (tx) => {
      const { personnel, may } = await openAgencyToAct(tx, actor, yearId, unitId, this.clock.today());
      if (!personnel && !may.people) throw new Forbidden();
      const before = await publicationOf(tx, yearId, unitId);
      if (before)
        throw new Conflict('already-published', { name: before.by, at: formatMoment(before.at, this.clock.zone) });
      const decisions = await decisionsOf(tx, yearId, unitId);
      if (!decisions.some(({ part }) => part === 'people')) throw new Conflict('not-classified-yet');
      const at = this.clock.now();
      await tx.change(
        'insert into year_publications (year_id, using_unit_id, by_account, at) values ($1, $2, $3, $4)',
        [yearId, unitId, actor.accountId, at],
      );
      await closeYear(tx, yearId, actor.accountId, at);
      await recordAct(tx, {
        chain: `unit:${unitId}`,
        act: 'year.published',
        account: actor.accountId,
        at,
        detail: { yearId },
      });
    });
  }
}
