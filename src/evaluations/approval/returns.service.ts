import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { newestOf, sql } from '../../database/entity-sql.js';
import type { Actor } from '../../web/actor.js';
import type { Issue } from '../../web/issues.js';
import type { Body } from '../../web/read-form.js';
import { conflictOf } from './approval-conflict.js';
import { Evaluation } from '../../periods/evaluation.entity.js';
import { lockHeadEvaluation } from './head-evaluation.js';
import { releaseFigures } from '../result/release-figures.js';
import { Return } from './return.entity.js';
import { readReturn } from './return.form.js';

@Injectable()
export class ReturnsService {
  constructor(private readonly acts: Acts) {}

  /** Gives a submitted evaluation back with a reason. The approver's own marks stay; the next submission is begun anew. */
  async giveBack(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { evaluation } = await lockHeadEvaluation(act, id);
      if (evaluation.status !== 'submitted') throw await conflictOf(act, evaluation, act.zone);
      const { value, issues } = readReturn(body, evaluation.content.criteria);
      if (issues.length > 0) return issues;
      const made = await act.insert(Return, {
        evaluationId: id,
        submissionId: newestOf('submissions', 'evaluationId'),
        ...act.by,
        ...value,
      });
      const begun = { beganAt: null, beganBy: null, revision: sql('revision + 1') };
      await act.update(Evaluation, { id }, { status: 'returned', ...begun });
      await releaseFigures(act, evaluation);
      await act.record(`evaluation:${id}`, 'evaluation.returned', { return: made.id, ...value });
      await act.tell(evaluation.officialId, 'returned', `/evaluations/${id}`, {
        month: evaluation.month,
        by: actor.name,
      });
      return [];
    });
  }
}
