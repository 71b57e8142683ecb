import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import type { Actor } from '../web/actor.js';
import { Conflict } from '../web/errors.js';
import { mustBeOpen } from './period.policy.js';
import type { PeriodRow } from './period.queries.js';
import { giveTime } from '../rounds/due-days.js';
import { EVALUATION_TIME } from './own-days.js';
import { evaluationToAct } from './period-evaluation-access.js';
import type { PeriodEvaluation } from './evaluation-list.queries.js';
import { Excusal } from './excusal.entity.js';
import { Evaluation } from './evaluation.entity.js';
import { sql } from '../database/entity-sql.js';

export const EXCUSAL_KINDS = ['leave', 'sick', 'maternity', 'not-in-service', 'joined-late', 'other'] as const;

export interface Excuse {
  evaluationId: number;
  kind: string;
  reason: string;
}

@Injectable()
export class ExcusalsService {
  constructor(private readonly acts: Acts) {}

  /** Takes a person out of a month, with a reason. Not oneself, not what the committee has reviewed. */
  async excuse(actor: Actor, periodId: number, excuse: Excuse): Promise<PeriodEvaluation> {
    return this.acts.perform(actor, async (act) => {
      const { period, evaluation } = await evaluationToAct(act, periodId, excuse.evaluationId, mustBeOpen);
      if (evaluation.status === 'reviewed') throw new Conflict('evaluation-reviewed');
      if (evaluation.status === 'excused') throw new Conflict('evaluation-excused');
      const made = await act.insert(Excusal, {
        evaluationId: evaluation.id,
        kind: excuse.kind,
        reason: excuse.reason,
        ...act.by,
      });
      await act.update(Evaluation, { id: evaluation.id }, { status: 'excused', revision: sql('revision + 1') });
      const detail = { excusal: made.id, kind: excuse.kind, reason: excuse.reason, before: evaluation.status };
      await act.record(`evaluation:${evaluation.id}`, 'evaluation.excused', detail);
      await this.tell(act, 'excused', evaluation, period, { kind: excuse.kind, reason: excuse.reason });
      return evaluation;
    });
  }

  private async tell(
    act: Act,
    code: string,
    evaluation: PeriodEvaluation,
    period: PeriodRow,
    more: Record<string, unknown>,
  ): Promise<void> {
    const params = { month: period.month, ...more };
    await act.tell(evaluation.officialId, code, `/evaluations/${evaluation.id}`, params);
  }
}

/** The evaluation comes back: as a draft, or as approved where it had been approved; nothing approved is unmade. */
export async function bringBackExcused(act: Act, evaluationId: number): Promise<void> {
  await act.change(
    `update evaluations set status = case when approval_id is null then 'draft' else 'approved' end, revision = revision + 1,
       began_at = case when approval_id is null then null else began_at end,
       began_by = case when approval_id is null then null else began_by end,
       submitted_at = case when approval_id is null then null else submitted_at end where id = $1`,
    [evaluationId],
  );
  await giveTime(act, EVALUATION_TIME, [evaluationId], act);
}
