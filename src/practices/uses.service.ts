import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { topOf } from '../commitments/agency.js';
import { violated } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { movedFigures } from './moved-figures.js';
import type { PracticeEndForm, UseForm, UseReportForm } from './practice.form.js';
import { mayReadPractice, mayWriteFor } from './practice.policy.js';
import { lockPractice, lockUse, type UseRow } from './practice.queries.js';
import { PracticeUse } from './practice-use.entity.js';

/** Another unit takes a practice up, says what it did there, or stops. */
@Injectable()
export class UsesService {
  constructor(private readonly acts: Acts) {}

  async takeUp(actor: Actor, practiceId: number, form: UseForm): Promise<Issue[]> {
    try {
      return await this.acts.perform(actor, (act) => this.takeUpIn(act, practiceId, form));
    } catch (error) {
      if (violated(error) === 'practice_uses_live') throw new Conflict('practice-used');
      throw error;
    }
  }

  private async takeUpIn(act: Act, practiceId: number, form: UseForm): Promise<Issue[]> {
    const practice = await lockPractice(act, practiceId);
    if (!practice || !mayReadPractice(act.actor, practice.unitPath)) throw new NotFound();
    const unit = await act.one<{ path: string; name: string }>('select path, name from units where id = $1', [
      form.unit,
    ]);
    if (!unit || topOf(unit.path) !== topOf(practice.unitPath)) throw new NotFound();
    if (!mayWriteFor(act.actor, unit.path)) throw new Forbidden();
    if (practice.endedAt) throw new Conflict('practice-ended');
    if (form.unit === practice.unitId) return [{ field: 'unit', code: 'practices:issue.ownUnit' }];
    if (form.takenOn > act.today || form.takenOn < practice.beganOn)
      return [{ field: 'takenOn', code: 'practices:issue.takenOn' }];
    await act.insert(PracticeUse, {
      practiceId,
      unitId: form.unit,
      takenOn: form.takenOn,
      adapted: form.adapted,
      ...act.by,
    });
    await act.record(`unit:${form.unit}`, 'practice.taken-up', { practice: practiceId });
    const told = await act.rows<{ id: number }>(
      `select official_id as id from posts where unit_id = $1 and position = 'head' and ${heldOn('posts', '$2::date')} and official_id is distinct from $3::int`,
      [practice.unitId, act.today, act.actor.officialId],
    );
    await act.tell(
      told.map(({ id }) => id),
      'practice-taken-up',
      `/practices/${practiceId}`,
      { unit: unit.name, title: practice.title },
    );
    return [];
  }

  /** The practice of a use that this person may write on. */
  async ask(actor: Actor, useId: number): Promise<number> {
    return (await this.acts.perform(actor, (act) => this.useToWrite(act, useId))).use.practiceId;
  }

  async report(actor: Actor, useId: number, form: UseReportForm): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { use, measureId } = await this.useToWrite(act, useId);
      const { value, issues } = await movedFigures(act, use.unitId, measureId, form.beforeMonth, form.afterMonth);
      if (issues.length > 0) return issues;
      await act.update(
        PracticeUse,
        { id: useId },
        {
          result: form.result,
          reportedAt: act.at,
          beforeMonth: value.beforeMonth,
          afterMonth: value.afterMonth,
          beforeValue: value.beforeValue,
          afterValue: value.afterValue,
        },
      );
      await act.record(`unit:${use.unitId}`, 'practice.told', {
        practice: use.practiceId,
        use: useId,
        result: form.result,
        before: use.result,
      });
      return [];
    });
  }

  async stop(actor: Actor, useId: number, { reason }: PracticeEndForm): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { use } = await this.useToWrite(act, useId);
      await act.update(PracticeUse, { id: useId }, { endedOn: act.today, endReason: reason });
      await act.record(`unit:${use.unitId}`, 'practice.stopped', { practice: use.practiceId, use: useId, reason });
    });
  }

  private async useToWrite(act: Act, id: number): Promise<{ use: UseRow; measureId: number | null }> {
    const use = await lockUse(act, id);
    if (!use || !mayReadPractice(act.actor, use.unitPath)) throw new NotFound();
    if (!mayWriteFor(act.actor, use.unitPath)) throw new Forbidden();
    if (use.endedOn) throw new Conflict('practice-ended');
    const practice = await act.one<{ measureId: number | null }>(
      'select measure_id as "measureId" from practices where id = $1',
      [use.practiceId],
    );
    return { use, measureId: practice!.measureId };
  }
}
