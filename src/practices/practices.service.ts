import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { isDeepStrictEqual } from 'node:util';
import { Clock } from '../clock.js';
import { topOf } from '../commitments/agency.js';
import { type Rows } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { movedFigures } from './moved-figures.js';
import { practiceToWrite } from './practice-access.js';
import type { PracticeEndForm, PracticeForm } from './practice.form.js';
import { mayReadPractice, mayWriteFor } from './practice.policy.js';
import { requireSeen } from '../web/seen.js';
import { Practice } from './practice.entity.js';
import { sql } from '../database/entity-sql.js';

/** The register: a unit writes down what it does and which figure moved. */
@Injectable()
export class PracticesService {
  constructor(
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  async register(actor: Actor, form: PracticeForm): Promise<{ id: number } | { issues: Issue[] }> {
    return this.acts.perform(actor, async (act) => {
      const unit = await act.one<{ path: string }>('select path from units where id = $1', [form.unit]);
      if (!unit || !mayReadPractice(actor, unit.path)) throw new NotFound();
      if (!mayWriteFor(actor, unit.path)) throw new Forbidden();
      const { values, issues } = await this.read(act, form, unit.path);
      if (issues.length > 0) return { issues };
      const { id } = (await act.one<{ id: number }>(
        `insert into practices (unit_id, title, what, lesson, began_on, measure_id, before_month, after_month, before_value, after_value, registered_by, registered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
        [form.unit, ...values, actor.accountId, act.at],
      ))!;
      await act.record(`unit:${form.unit}`, 'practice.registered', { practice: id, title: form.title });
      return { id };
    });
  }

  /** Until a committee has recognised it; then it stays as it was recognised. */
  async change(actor: Actor, id: number, form: PracticeForm, body?: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const practice = await practiceToWrite(act, actor, id);
      if (practice.recognisedAt) throw new Conflict('practice-recognised');
      requireSeen(body, practice.revision);
      const { values, issues } = await this.read(act, form, practice.unitPath, practice.unitId);
      if (issues.length > 0) return issues;
      const before = [
        practice.title,
        practice.what,
        practice.lesson,
        practice.beganOn,
        practice.measureId,
        practice.beforeMonth,
        practice.afterMonth,
        practice.beforeValue,
        practice.afterValue,
      ];
      if (isDeepStrictEqual(values, before)) return [];
      await act.change(
        `update practices set title = $2, what = $3, lesson = $4, began_on = $5, measure_id = $6, before_month = $7, after_month = $8, before_value = $9, after_value = $10,
           revision = revision + 1 where id = $1`,
        [id, ...values],
      );
      await act.record(`unit:${practice.unitId}`, 'practice.changed', {
        practice: id,
        from: { title: practice.title, what: practice.what },
      });
      return [];
    });
  }

  async end(actor: Actor, id: number, { reason }: PracticeEndForm): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const practice = await practiceToWrite(act, actor, id);
      await act.update(
        Practice,
        { id },
        { endedAt: act.at, endedBy: actor.accountId, endReason: reason, revision: sql('revision + 1') },
      );
      await act.record(`unit:${practice.unitId}`, 'practice.ended', { practice: id, reason });
    });
  }

  private async read(
    on: Rows,
    form: PracticeForm,
    unitPath: string,
    unitId = form.unit,
  ): Promise<{ values: unknown[]; issues: Issue[] }> {
    const measure = form.measure ?? null;
    const known =
      measure === null ||
      (await on.one('select 1 from measures where id = $1 and root_unit_id = $2', [measure, topOf(unitPath)]));
    const { value, issues } = await movedFigures(on, unitId, measure, form.beforeMonth, form.afterMonth);
    if (!known) issues.push({ field: 'measure', code: 'practices:issue.measure' });
    if (form.beganOn > this.clock.today()) issues.push({ field: 'beganOn', code: 'practices:issue.future' });
    return {
      values: [
        form.title,
        form.what,
        form.lesson,
        form.beganOn,
        measure,
        value.beforeMonth,
        value.afterMonth,
        value.beforeValue,
        value.afterValue,
      ],
      issues,
    };
  }
}
