import { Injectable } from '@nestjs/common';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, Stale } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { addItems } from './item.queries.js';
import { openSitting, roomOf, sittingToKeep } from './sitting-access.js';
import type { DiscussionForm, WithdrawalForm } from './sitting.form.js';
import { mayKeep, mayRecord } from './sitting.policy.js';
import { sheetItem } from './sheet-item.js';

/** The items of an open sitting: added, taken off, spoken on, withdrawn from. */
@Injectable()
export class ItemsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async add(actor: Actor, sittingId: number, title: string): Promise<number> {
    return this.db.tx(async (tx) => {
      const sitting = await sittingToKeep(tx, actor, sittingId, this.clock.zone);
      const [id] = await addItems(tx, sittingId, [{ kind: 'other', title }], actor.accountId, this.clock.now());
      await this.record(tx, actor, sitting.committeeId, 'sitting.item-added', { sitting: sittingId, item: id, title });
      return id!;
    });
  }

  /** A reviewed sheet whose entries are to be talked about; a sheet stands on one agenda once. */
  async addSheet(actor: Actor, sittingId: number, evaluationId: number): Promise<number> {
    return this.db.tx(async (tx) => {
      const sitting = await sittingToKeep(tx, actor, sittingId, this.clock.zone);
      const there = await tx.one<{ id: number }>(
        `select id from sitting_items where sitting_id = $1 and evaluation_id = $2 and kind = 'sheet' and removed_at is null`,
        [sittingId, evaluationId],
      );
      if (there) return there.id;
      const item = await sheetItem(tx, sitting.committeeId, evaluationId);
      const [id] = await addItems(tx, sittingId, [item], actor.accountId, this.clock.now());
      await this.record(tx, actor, sitting.committeeId, 'sitting.item-added', {
        sitting: sittingId,
        item: id,
        evaluationId,
      });
      return id!;
    });
  }

  /** Taken off the agenda; what was decided on stays on it. */
  async remove(actor: Actor, sittingId: number, itemId: number): Promise<void> {
    await this.db.tx(async (tx) => {
      const sitting = await sittingToKeep(tx, actor, sittingId, this.clock.zone);
      const { item } = await roomOf(tx, sitting, itemId);
      if (await tx.one('select 1 from sitting_decisions where item_id = $1 limit 1', [itemId]))
        throw new Conflict('item-decided');
      await tx.change('update sitting_items set removed_at = $2, removed_by = $3 where id = $1', [
        itemId,
        this.clock.now(),
        actor.accountId,
      ]);
      await this.record(tx, actor, sitting.committeeId, 'sitting.item-removed', {
        sitting: sittingId,
        item: itemId,
        title: item.title,
      });
    });
  }

  /** What was said on an item. `version` is the one that was read; somebody faster is not overwritten. */
  async discuss(
    actor: Actor,
    sittingId: number,
    itemId: number,
    form: DiscussionForm,
  ): Promise<{ version: number; at: Date } | { issues: Issue[]; version: number }> {
    return this.db.tx(async (tx) => {
      const sitting = await sittingToKeep(tx, actor, sittingId, this.clock.zone);
      const { item, withdrawals } = await roomOf(tx, sitting, itemId);
      if (
        !mayRecord(
          actor,
          sitting,
          withdrawals.map(({ officialId }) => officialId),
        )
      )
        throw new Forbidden('item-concerns-you');
      if (item.revision !== form.version) throw new Stale('item-moved');
      const at = this.clock.now();
      await tx.change('update sitting_items set discussion = $2, revision = revision + 1 where id = $1', [
        itemId,
        form.discussion,
      ]);
      return { version: item.revision + 1, at };
    });
  }

  /** A member declares what concerns them; the keepers of the record write it down for others. Never taken back. */
  async withdraw(actor: Actor, sittingId: number, itemId: number, form: WithdrawalForm): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const sitting = await openSitting(tx, actor, sittingId, this.clock.zone);
      if (form.person !== actor.officialId && !mayKeep(actor, sitting)) throw new Forbidden();
      const { members, withdrawals } = await roomOf(tx, sitting, itemId);
      const member = members.find(({ officialId }) => officialId === form.person);
      if (!member) return [{ field: 'person', code: 'sittings:issue.person' }];
      if (!member.present && members.some(({ present }) => present))
        return [{ field: 'person', code: 'sittings:issue.withdrawnAbsent' }];
      if (withdrawals.some(({ officialId }) => officialId === form.person))
        return [{ field: 'person', code: 'sittings:issue.withdrawnAlready' }];
      if (await tx.one('select 1 from sitting_decisions where item_id = $1 limit 1', [itemId]))
        throw new Conflict('item-decided');
      await tx.change(
        `insert into sitting_withdrawals (item_id, official_id, cause, note, by_account, at) values ($1, $2, 'declared', $3, $4, $5)`,
        [itemId, form.person, form.note, actor.accountId, this.clock.now()],
      );
      await this.record(tx, actor, sitting.committeeId, 'sitting.withdrawn', {
        sitting: sittingId,
        item: itemId,
        officialId: form.person,
        note: form.note,
      });
      return [];
    });
  }

  private record(
    tx: Parameters<typeof recordAct>[0],
    actor: Actor,
    committeeId: number,
    act: string,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return recordAct(tx, {
      chain: `committee:${committeeId}`,
      act,
      account: actor.accountId,
      at: this.clock.now(),
      detail,
    });
  }
}
