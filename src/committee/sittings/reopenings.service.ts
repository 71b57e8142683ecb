import { Injectable } from '@nestjs/common';
import { notifyMany } from '../../acts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import { Clock, dayOf } from '../../clock.js';
import { Db, violated, type Tx } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { reopeningOf } from './reopening.queries.js';
import { mayReadSittings, maySign } from './sitting.policy.js';
import { lockSitting, membersOf, type SittingRow } from './sitting.queries.js';

/** A sitting closed by mistake is opened again by its chair and its secretary together, on the day it was closed: one asks, the other confirms. */
@Injectable()
export class SittingReopeningsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async ask(actor: Actor, id: number, reason: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const sitting = await this.closedToday(tx, actor, id);
      if (await reopeningOf(tx, sitting)) throw new Conflict('sitting-reopening-asked');
      const at = this.clock.now();
      await tx.change(
        `insert into sitting_reopenings (sitting_id, reason, asked_by, asked_at, ended_at, closed_by, closed_at) select id, $2, $3, $4, ended_at, closed_by, closed_at from sittings where id = $1`,
        [id, reason, actor.accountId, at],
      );
      await this.record(tx, actor, sitting, 'sitting.reopening-asked', { reason }, at);
      await this.tell(tx, actor, sitting, 'sitting-reopening-asked', [sitting.chairId, sitting.secretaryId], at);
    });
  }

  async confirm(actor: Actor, id: number): Promise<void> {
    try {
      await this.db.tx((tx) => this.confirmIn(tx, actor, id));
    } catch (error) {
      if (violated(error) === 'sittings_open') throw new Conflict('sitting-open');
      throw error;
    }
  }

  private async confirmIn(tx: Tx, actor: Actor, id: number): Promise<void> {
    const sitting = await this.closedToday(tx, actor, id);
    const asked = await reopeningOf(tx, sitting);
    if (!asked) throw new Conflict('sitting-reopening-none');
    if (asked.askedBy === actor.accountId) throw new Forbidden('sitting-reopening-own');
    const at = this.clock.now();
    await tx.change('update sitting_reopenings set confirmed_by = $2, confirmed_at = $3 where id = $1', [
      asked.id,
      actor.accountId,
      at,
    ]);
    await tx.change(
      'update sittings set closed_by = null, closed_at = null, ended_at = null, revision = revision + 1 where id = $1',
      [id],
    );
    await this.record(tx, actor, sitting, 'sitting.reopened', { reason: asked.reason, askedBy: asked.askedBy }, at);
    const members = await membersOf(tx, id);
    await this.tell(
      tx,
      actor,
      sitting,
      'sitting-reopened',
      members.map(({ officialId }) => officialId),
      at,
    );
  }

  private async closedToday(tx: Tx, actor: Actor, id: number): Promise<SittingRow> {
    const sitting = await lockSitting(tx, id);
    if (!sitting || !mayReadSittings(actor, sitting.unitPath)) throw new NotFound();
    if (!maySign(actor, sitting)) throw new Forbidden('sitting-reopening-not-yours');
    if (!sitting.closedAt) throw new Conflict('sitting-not-closed');
    if (dayOf(sitting.closedAt, this.clock.zone) !== this.clock.today()) throw new Conflict('sitting-reopening-late');
    return sitting;
  }

  private record(
    tx: Tx,
    actor: Actor,
    { id, committeeId }: SittingRow,
    act: string,
    detail: Record<string, unknown>,
    at: Date,
  ): Promise<void> {
    return recordAct(tx, {
      chain: `committee:${committeeId}`,
      act,
      account: actor.accountId,
      at,
      detail: { sitting: id, ...detail },
    });
  }

  private tell(
    tx: Tx,
    actor: Actor,
    { id, number }: SittingRow,
    code: string,
    officials: readonly number[],
    at: Date,
  ): Promise<void> {
    const others = officials.filter((officialId) => officialId !== actor.officialId);
    return notifyMany(
      tx,
      others.map((officialId) => ({
        officialId,
        code,
        params: { by: actor.name, number },
        href: `/sittings/${id}`,
        at,
      })),
    );
  }
}
