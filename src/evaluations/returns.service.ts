import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { newestOf, sql } from '../database/entity-sql.js';
import type { Actor } from '../web/actor.js';
import type { Issue } from '../web/issues.js';
import type { Body } from '../web/read-form.js';
import { conflictOf } from './approval-conflict.js';
import { Evaluation } from '../periods/evaluation.entity.js';
import { lockHeadSheet } from './head-sheet.js';
import { releaseFigures } from './release-figures.js';
import { Return } from './return.entity.js';
import { readReturn } from './return.form.js';

@Injectable()
export class ReturnsService {
  constructor(private readonly acts: Acts) {}

  /** Gives a submitted sheet back with a reason. The approver's own marks stay; the next submission is begun anew. */
  async giveBack(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { sheet } = await lockHeadSheet(act, id);
      if (sheet.status !== 'submitted') throw await conflictOf(act, sheet, act.zone);
      const { value, issues } = readReturn(body, sheet.content.criteria);
      if (issues.length > 0) return issues;
      const made = await act.insert(Return, {
        evaluationId: id,
        submissionId: newestOf('submissions', 'evaluationId'),
        ...act.by,
        ...value,
      });
      const begun = { beganAt: null, beganBy: null, revision: sql('revision + 1') };
      await act.update(Evaluation, { id }, { status: 'returned', ...begun });
      await releaseFigures(act, sheet);
      await act.record(`evaluation:${id}`, 'evaluation.returned', { return: made.id, ...value });
      await act.tell(sheet.officialId, 'returned', `/evaluations/${id}`, { month: sheet.month, by: actor.name });
      return [];
    });
  }
}
