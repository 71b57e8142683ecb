import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import type { Actor } from '../web/actor.js';
import { Forbidden, NotFound } from '../web/errors.js';
import { openUnitSet } from './set-access.js';

export interface Drafter {
  id: number;
  officialId: number;
  name: string;
  namedAt: Date;
}

/** Who may write the set beside the head. Only the head signs. */
interface Candidate {
  id: number;
  name: string;
  title: string;
}

@Injectable()
export class DraftersService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  of(unitId: number): Promise<Drafter[]> {
    return this.db.rows<Drafter>(
      `select d.id, d.official_id as "officialId", o.full_name as name, d.named_at as "namedAt" from set_drafters d
       join officials o on o.id = d.official_id where d.unit_id = $1 and d.ended_at is null order by o.sort_name, o.id`,
      [unitId],
    );
  }

  /** People of the unit who are not drafters yet. */
  candidates(unitId: number): Promise<Candidate[]> {
    return this.db.rows<Candidate>(CANDIDATES, [unitId, this.clock.today()]);
  }

  async name(actor: Actor, unitId: number, officialId: number): Promise<boolean> {
    return this.acts.perform(actor, async (act) => {
      await this.asHead(act, unitId);
      const candidates = await act.rows<Candidate>(CANDIDATES, [unitId, act.today]);
      if (!candidates.some(({ id }) => id === officialId)) return false;
      await act.change(
        `insert into set_drafters (unit_id, official_id, named_by, named_at) values ($1, $2, $3, $4)
         on conflict do nothing`,
        [unitId, officialId, actor.accountId, act.at],
      );
      await act.record(`unit:${unitId}`, 'criteria.drafter-named', { officialId });
      return true;
    });
  }

  async end(actor: Actor, unitId: number, id: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      await this.asHead(act, unitId);
      const ended = await act.one<{ officialId: number }>(
        `update set_drafters set ended_at = $3 where id = $1 and unit_id = $2 and ended_at is null
         returning official_id as "officialId"`,
        [id, unitId, act.at],
      );
      if (!ended) throw new NotFound();
      await act.record(`unit:${unitId}`, 'criteria.drafter-ended', ended);
    });
  }

  private async asHead(act: Act, unitId: number): Promise<void> {
    const { at } = await openUnitSet(act, act.actor, unitId, act.today);
    if (!at.head) throw new Forbidden();
  }
}

const CANDIDATES = `
select o.id, o.full_name as name, min(p.title) as title from posts p join officials o on o.id = p.official_id
where p.unit_id = $1 and p.position <> 'head' and ${heldOn('p', '$2::date')}
  and not exists (select 1 from set_drafters d where d.unit_id = $1 and d.official_id = o.id and d.ended_at is null)
group by o.id order by o.sort_name, o.id`;
