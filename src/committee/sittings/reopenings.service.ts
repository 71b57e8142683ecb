import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { dayOf } from '../../clock.js';
import { violated } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { reopeningOf } from './reopening.queries.js';
import { mayReadSittings, maySign } from './sitting.policy.js';
import { lockSitting, membersOf, type SittingRow } from './sitting.queries.js';
import { SittingReopening } from './sitting-reopening.entity.js';
import { Sitting } from './sitting.entity.js';
import { sql } from '../../database/entity-sql.js';

/** A sitting closed by mistake is opened again by its chair and its secretary together, on the day it was closed: one asks, the other confirms. */
@Injectable()
export class SittingReopeningsService {
  constructor(private readonly acts: Acts) {}

  async ask(actor: Actor, id: number, reason: string): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const sitting = await this.closedToday(act, id);
      if (await reopeningOf(act, sitting)) throw new Conflict('sitting-reopening-asked');
      await act.change(
        `insert into sitting_reopenings (sitting_id, reason, asked_by, asked_at, ended_at, closed_by, closed_at) select id, $2, $3, $4, ended_at, closed_by, closed_at from sittings where id = $1`,
        [id, reason, actor.accountId, act.at],
      );
      await this.record(act, sitting, 'sitting.reopening-asked', { reason });
      await this.tell(act, sitting, 'sitting-reopening-asked', [sitting.chairId, sitting.secretaryId]);
    });
  }

  async confirm(actor: Actor, id: number): Promise<void> {
    try {
      await this.acts.perform(actor, (act) => this.confirmIn(act, id));
    } catch (error) {
      if (violated(error) === 'sittings_open') throw new Conflict('sitting-open');
      throw error;
    }
  }

  private async confirmIn(act: Act, id: number): Promise<void> {
    const sitting = await this.closedToday(act, id);
    const asked = await reopeningOf(act, sitting);
    if (!asked) throw new Conflict('sitting-reopening-none');
    if (asked.askedBy === act.actor.accountId) throw new Forbidden('sitting-reopening-own');
    await act.update(SittingReopening, { id: asked.id }, { confirmedBy: act.actor.accountId, confirmedAt: act.at });
    await act.update(Sitting, { id }, { closedBy: null, closedAt: null, endedAt: null, revision: sql('revision + 1') });
    await this.record(act, sitting, 'sitting.reopened', { reason: asked.reason, askedBy: asked.askedBy });
    const members = await membersOf(act, id);
    await this.tell(
      act,
      sitting,
      'sitting-reopened',
      members.map(({ officialId }) => officialId),
    );
  }

  private async closedToday(act: Act, id: number): Promise<SittingRow> {
    const sitting = await lockSitting(act, id);
    if (!sitting || !mayReadSittings(act.actor, sitting.unitPath)) throw new NotFound();
    if (!maySign(act.actor, sitting)) throw new Forbidden('sitting-reopening-not-yours');
    if (!sitting.closedAt) throw new Conflict('sitting-not-closed');
    if (dayOf(sitting.closedAt, act.zone) !== act.today) throw new Conflict('sitting-reopening-late');
    return sitting;
  }

  private record(
    act: Act,
    { id, committeeId }: SittingRow,
    code: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return act.record(`committee:${committeeId}`, code, { sitting: id, ...detail });
  }

  private tell(act: Act, { id, number }: SittingRow, code: string, officials: readonly number[]): Promise<void> {
    const others = officials.filter((officialId) => officialId !== act.actor.officialId);
    return act.tell(others, code, `/sittings/${id}`, { by: act.actor.name, number });
  }
}
