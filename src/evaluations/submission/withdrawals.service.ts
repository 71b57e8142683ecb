import { Injectable } from '@nestjs/common';
import type { Act } from '../../acts/act.js';
import { Acts } from '../../acts/acts.js';
import { newestOf, sql } from '../../database/entity-sql.js';
import type { Actor } from '../../web/actor.js';
import { Conflict } from '../../web/errors.js';
import { Evaluation } from '../../periods/evaluation.entity.js';
import { lockOwnEvaluation } from '../draft/own-evaluation.js';
import { releaseFigures } from '../result/release-figures.js';
import type { MonthEvaluation } from '../evaluation.queries.js';
import { Withdrawal } from './withdrawal.entity.js';

/** Until the head has begun, and only while there is still time to hand it in again. */
export function withdrawable(
  evaluation: Pick<MonthEvaluation, 'status' | 'beganAt' | 'closedAt' | 'selfDueOn'>,
  today: string,
): boolean {
  return (
    evaluation.status === 'submitted' &&
    evaluation.beganAt === null &&
    evaluation.closedAt === null &&
    today <= evaluation.selfDueOn
  );
}

const TAKEN_BACK = { status: 'draft', submittedAt: null, selfPoints: null, selfScore: null, selfExemplarity: null };

@Injectable()
export class WithdrawalsService {
  constructor(private readonly acts: Acts) {}

  async withdraw(actor: Actor, id: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const evaluation = await lockOwnEvaluation(act, id);
      if (evaluation.status === 'draft') return;
      await requireWithdrawable(act, evaluation);
      const newest = newestOf('submissions', 'evaluationId');
      const { submissionId } = await act.insert(Withdrawal, { evaluationId: id, submissionId: newest, ...act.by });
      await act.update(Evaluation, { id }, { ...TAKEN_BACK, revision: sql('revision + 1') });
      await releaseFigures(act, evaluation);
      await act.record(`evaluation:${id}`, 'evaluation.withdrawn', { submission: submissionId });
    });
  }
}

async function requireWithdrawable(act: Act, evaluation: MonthEvaluation): Promise<void> {
  if (withdrawable(evaluation, act.today)) return;
  if (evaluation.status !== 'submitted') throw new Conflict('not-editable');
  if (evaluation.beganAt === null) throw new Conflict('withdraw-late');
  throw act.beaten('begun', { name: await beginnerOf(act, evaluation.id), at: evaluation.beganAt });
}

async function beginnerOf(act: Act, id: number): Promise<string | null> {
  const who = await act.one<{ name: string }>(
    'select a.display_name as name from evaluations e join accounts a on a.id = e.began_by where e.id = $1',
    [id],
  );
  return who?.name ?? null;
}
