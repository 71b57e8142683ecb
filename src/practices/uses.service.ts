import { Injectable } from '@nestjs/common';
import { notifyMany } from '../acts/notify.js';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { topOf } from '../commitments/agency.js';
import { Db, violated, type Tx } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { movedFigures } from './moved-figures.js';
import type { PracticeEndForm, UseForm, UseReportForm } from './practice.form.js';
import { mayReadPractice, mayWriteFor } from './practice.policy.js';
import { lockPractice, lockUse, type UseRow } from './practice.queries.js';

/** Another unit takes a practice up, says what it did there, or stops. */
@Injectable()
export class UsesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async takeUp(actor: Actor, practiceId: number, form: UseForm): Promise<Issue[]> {
    try {
      return await this.db.tx((tx) => this.takeUpIn(tx, actor, practiceId, form));
    } catch (error) {
      if (violated(error) === 'practice_uses_live') throw new Conflict('practice-used');
      throw error;
    }
  }

  private async takeUpIn(tx: Tx, actor: Actor, practiceId: number, form: UseForm): Promise<Issue[]> {
    const practice = await lockPractice(tx, practiceId);
    if (!practice || !mayReadPractice(actor, practice.unitPath)) throw new NotFound();
    const unit = await tx.one<{ path: string; name: string }>('select path, name from units where id = $1', [
      form.unit,
    ]);
    if (!unit || topOf(unit.path) !== topOf(practice.unitPath)) throw new NotFound();
    if (!mayWriteFor(actor, unit.path)) throw new Forbidden();
    if (practice.endedAt) throw new Conflict('practice-ended');
    if (form.unit === practice.unitId) return [{ field: 'unit', code: 'practices:issue.ownUnit' }];
    if (form.takenOn > this.clock.today() || form.takenOn < practice.beganOn)
      return [{ field: 'takenOn', code: 'practices:issue.takenOn' }];
    const at = this.clock.now();
    await tx.change(
      'insert into practice_uses (practice_id, unit_id, taken_on, adapted, by_account, at) values ($1, $2, $3, $4, $5, $6)',
      [practiceId, form.unit, form.takenOn, form.adapted, actor.accountId, at],
    );
    await this.record(tx, actor, form.unit, 'practice.taken-up', { practice: practiceId });
    const told = await tx.rows<{ id: number }>(
      `select official_id as id from posts where unit_id = $1 and position = 'head' and ${heldOn('posts', '$2::date')} and official_id is distinct from $3::int`,
      [practice.unitId, this.clock.today(), actor.officialId],
    );
    await notifyMany(
      tx,
      told.map(({ id }) => ({
        officialId: id,
        code: 'practice-taken-up',
        params: { unit: unit.name, title: practice.title },
        href: `/practices/${practiceId}`,
        at,
      })),
    );
    return [];
  }

  /** The practice of a use that this person may write on. */
  async ask(actor: Actor, useId: number): Promise<number> {
    return (await this.db.tx((tx) => this.useToWrite(tx, actor, useId))).use.practiceId;
  }

  async report(actor: Actor, useId: number, form: UseReportForm): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const { use, measureId } = await this.useToWrite(tx, actor, useId);
      const { value, issues } = await movedFigures(tx, use.unitId, measureId, form.beforeMonth, form.afterMonth);
      if (issues.length > 0) return issues;
      await tx.change(
        'update practice_uses set result = $2, reported_at = $3, before_month = $4, after_month = $5, before_value = $6, after_value = $7 where id = $1',
        [
          useId,
          form.result,
          this.clock.now(),
          value.beforeMonth,
          value.afterMonth,
          value.beforeValue,
          value.afterValue,
        ],
      );
      await this.record(tx, actor, use.unitId, 'practice.told', {
        practice: use.practiceId,
        use: useId,
        result: form.result,
        before: use.result,
      });
      return [];
    });
  }

  async stop(actor: Actor, useId: number, { reason }: PracticeEndForm): Promise<void> {
    await this.db.tx(async (tx) => {
      const { use } = await this.useToWrite(tx, actor, useId);
      await tx.change('update practice_uses set ended_on = $2, end_reason = $3 where id = $1', [
        useId,
        this.clock.today(),
        reason,
      ]);
      await this.record(tx, actor, use.unitId, 'practice.stopped', { practice: use.practiceId, use: useId, reason });
    });
  }

  private async useToWrite(tx: Tx, actor: Actor, id: number): Promise<{ use: UseRow; measureId: number | null }> {
    const use = await lockUse(tx, id);
    if (!use || !mayReadPractice(actor, use.unitPath)) throw new NotFound();
    if (!mayWriteFor(actor, use.unitPath)) throw new Forbidden();
    if (use.endedOn) throw new Conflict('practice-ended');
    const practice = await tx.one<{ measureId: number | null }>(
      'select measure_id as "measureId" from practices where id = $1',
      [use.practiceId],
    );
    return { use, measureId: practice!.measureId };
  }

  private record(tx: Tx, actor: Actor, unitId: number, act: string, detail: Record<string, unknown>): Promise<void> {
    return recordAct(tx, { chain: `unit:${unitId}`, act, account: actor.accountId, at: this.clock.now(), detail });
  }
}
