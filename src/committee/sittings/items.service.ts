import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, Stale } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { correctingItem } from './correcting.js';
import { addItems } from './item.queries.js';
import { openSitting, roomOf, sittingToKeep } from './sitting-access.js';
import type { DiscussionForm, WithdrawalForm } from './sitting.form.js';
import { mayKeep, mayRecord } from './sitting.policy.js';
import { evaluationItem } from './evaluation-item.js';
import { SittingItem } from './sitting-item.entity.js';
import { SittingWithdrawal } from './sitting-withdrawal.entity.js';
import { sql } from '../../database/entity-sql.js';

/** The items of an open sitting: added, taken off, spoken on, withdrawn from. */
@Injectable()
export class ItemsService {
  constructor(private readonly acts: Acts) {}

  async add(actor: Actor, sittingId: number, title: string): Promise<number> {
    return this.acts.perform(actor, async (act) => {
      const sitting = await sittingToKeep(act, sittingId, act.zone);
      const [id] = await addItems(act, sittingId, [{ kind: 'other', title }], actor.accountId, act.at);
      await act.record(`committee:${sitting.committeeId}`, 'sitting.item-added', {
        sitting: sittingId,
        item: id,
        title,
      });
      return id!;
    });
  }

  /** A reviewed evaluation whose entries are to be talked about; an evaluation stands on one agenda once. */
  async addEvaluation(actor: Actor, sittingId: number, evaluationId: number): Promise<number> {
    return this.acts.perform(actor, async (act) => {
      const sitting = await sittingToKeep(act, sittingId, act.zone);
      const there = await act.one<{ id: number }>(
        `select id from sitting_items where sitting_id = $1 and evaluation_id = $2 and kind = 'sheet' and removed_at is null`,
        [sittingId, evaluationId],
      );
      if (there) return there.id;
      const item = await evaluationItem(act, sitting.committeeId, evaluationId, act.today);
      const [id] = await addItems(act, sittingId, [item], actor.accountId, act.at);
      await act.record(`committee:${sitting.committeeId}`, 'sitting.item-added', {
        sitting: sittingId,
        item: id,
        evaluationId,
      });
      return id!;
    });
  }

  /** What a signed sitting decided, to be corrected by this one; it stands on one agenda once. */
  async addCorrection(actor: Actor, sittingId: number, decisionId: number): Promise<number> {
    return this.acts.perform(actor, async (act) => {
      const sitting = await sittingToKeep(act, sittingId, act.zone);
      const there = await act.one<{ id: number }>(
        'select id from sitting_items where sitting_id = $1 and decision_id = $2 and removed_at is null',
        [sittingId, decisionId],
      );
      if (there) return there.id;
      const item = await correctingItem(act, sitting, decisionId);
      const [id] = await addItems(act, sittingId, [item], actor.accountId, act.at);
      const detail = { sitting: sittingId, item: id, decision: decisionId, title: item.title };
      await act.record(`committee:${sitting.committeeId}`, 'sitting.item-added', detail);
      return id!;
    });
  }

  /** Taken off the agenda; what was decided on stays on it. */
  async remove(actor: Actor, sittingId: number, itemId: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const sitting = await sittingToKeep(act, sittingId, act.zone);
      const { item } = await roomOf(act, sitting, itemId);
      if (await act.one('select 1 from sitting_decisions where item_id = $1 limit 1', [itemId]))
        throw new Conflict('item-decided');
      await act.update(SittingItem, { id: itemId }, { removedAt: act.at, removedBy: actor.accountId });
      await act.record(`committee:${sitting.committeeId}`, 'sitting.item-removed', {
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
    return this.acts.perform(actor, async (act) => {
      const sitting = await sittingToKeep(act, sittingId, act.zone);
      const { item, withdrawals } = await roomOf(act, sitting, itemId);
      if (
        !mayRecord(
          actor,
          sitting,
          withdrawals.map(({ officialId }) => officialId),
        )
      )
        throw new Forbidden('item-concerns-you');
      if (item.revision !== form.version) throw new Stale('item-moved');
      await act.update(SittingItem, { id: itemId }, { discussion: form.discussion, revision: sql('revision + 1') });
      return { version: item.revision + 1, at: act.at };
    });
  }

  /** A member declares what concerns them; the keepers of the record write it down for others. Never taken back. */
  async withdraw(actor: Actor, sittingId: number, itemId: number, form: WithdrawalForm): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const sitting = await openSitting(act, sittingId, act.zone);
      if (form.person !== actor.officialId && !mayKeep(actor, sitting)) throw new Forbidden();
      const { members, withdrawals } = await roomOf(act, sitting, itemId);
      const member = members.find(({ officialId }) => officialId === form.person);
      if (!member) return [{ field: 'person', code: 'sittings:issue.person' }];
      if (!member.present && members.some(({ present }) => present))
        return [{ field: 'person', code: 'sittings:issue.withdrawnAbsent' }];
      if (withdrawals.some(({ officialId }) => officialId === form.person))
        return [{ field: 'person', code: 'sittings:issue.withdrawnAlready' }];
      if (await act.one('select 1 from sitting_decisions where item_id = $1 limit 1', [itemId]))
        throw new Conflict('item-decided');
      await act.insert(SittingWithdrawal, {
        itemId,
        officialId: form.person,
        cause: 'declared',
        note: form.note,
        ...act.by,
      });
      await act.record(`committee:${sitting.committeeId}`, 'sitting.withdrawn', {
        sitting: sittingId,
        item: itemId,
        officialId: form.person,
        note: form.note,
      });
      return [];
    });
  }
}
