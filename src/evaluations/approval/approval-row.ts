import type { Act } from '../../acts/act.js';
import { newestOf, nextWithin, sql, type New } from '../../database/entity-sql.js';
import type { PartialScored } from '../../scoring/record.js';
import { Approval } from './approval.entity.js';
import { Evaluation } from '../../periods/evaluation.entity.js';
import type { TakenObstacles } from '../../obstacles/taken.js';
import { carriedOn } from './head-obstacles.js';
import { keptValues } from './head-stated.js';
import { pointsOf } from '../evaluation-score.js';
import type { MonthEvaluation } from '../evaluation.queries.js';
import type { Stated } from '../stated.js';

export interface NewResult {
  evaluation: MonthEvaluation;
  kind: 'approval' | 'outside' | 'petition' | 'reopening' | 'sitting';
  stated: Stated;
  scored: PartialScored;
  ledApprovals: readonly number[];
  notes: Readonly<Record<string, string>>;
  reason: string | null;
  /** Confirmed obstacles taken as the reason, by criterion; not given: those of the result it replaces go on where the criterion stays as it was. */
  obstacles?: TakenObstacles;
  /** False where the evaluation was decided without its author. */
  handedIn: boolean;
}

/** A result is a new row that points at the one it replaces; the evaluation's own row carries the one in force. */
export async function writeResult(act: Act, result: NewResult): Promise<number> {
  const { evaluation, scored, kind } = result;
  const obstacles = result.obstacles ?? (await obstaclesBefore(act, result));
  const { id } = await act.insert(Approval, resultRow(act, { ...result, obstacles }));
  const kept = kind === 'petition' || kind === 'sitting';
  if (!kept) await endReopening(act, evaluation.id);
  const { score, exemplarity } = scored;
  const now = { approvalId: id, approvedAt: act.at, points: pointsOf(scored), score, exemplarity };
  const anew = kept ? {} : { status: 'approved', reviewedAt: null, flaggedAt: null };
  await act.update(Evaluation, { id: evaluation.id }, { ...now, ...anew, revision: sql('revision + 1') });
  if (evaluation.approvalId !== null) await flagLeaders(act, evaluation);
  return id;
}

function resultRow(act: Act, { evaluation, kind, stated, scored, ...result }: NewResult): New<Approval> {
  const { unitId, tier, versionId, blindValues } = evaluation;
  return {
    ...{ evaluationId: evaluation.id, number: nextWithin('evaluationId'), kind, ...act.by, unitId, tier, versionId },
    submissionId: result.handedIn ? newestOf('submissions', 'evaluationId') : null,
    ...{ values: keptValues(stated), leftOut: [...stated.leftOut], dueCount: stated.due },
    ...{ ledScores: [...(stated.led ?? [])], ledApprovals: [...result.ledApprovals], blindValues },
    ...{ notes: given(result.notes), reason: result.reason, obstacles: result.obstacles ?? {} },
    ...{ points: pointsOf(scored), score: scored.score, exemplarity: scored.exemplarity },
    ...{ supersedes: evaluation.approvalId, figures: evaluation.figures ?? {} },
  };
}

async function obstaclesBefore(act: Act, { evaluation, stated }: NewResult): Promise<TakenObstacles> {
  const { approvalId, content } = evaluation;
  const before = approvalId === null ? null : await act.find(Approval, { id: approvalId });
  if (!before) return {};
  const { values, leftOut, obstacles } = before;
  return carriedOn(content.criteria, { values, leftOut, obstacles: obstacles as TakenObstacles }, stated);
}

/** A reopening runs until the evaluation is decided anew; a contested figure put right in the meantime does not end it. */
async function endReopening(act: Act, id: number): Promise<void> {
  await act.change(
    'update reopenings set ended_at = $2 where evaluation_id = $1 and confirmed_at is not null and ended_at is null',
    [id, act.at],
  );
}

function given(notes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(notes).filter(([code, text]) => code !== '' && text !== ''));
}

/** Leaders whose result was reckoned from the one replaced are flagged and told; nothing of theirs is reckoned anew. */
async function flagLeaders(act: Act, evaluation: MonthEvaluation): Promise<void> {
  const leaders = await act.rows<{ id: number; officialId: number; month: string }>(
    `update evaluations e set flagged_at = $2 from approvals a
     where a.id = e.approval_id and a.led_approvals @> array[$1::int] and e.id <> $3
     returning e.id, e.official_id as "officialId", e.month`,
    [evaluation.approvalId, act.at, evaluation.id],
  );
  for (const { id, officialId, month } of leaders) {
    await act.record(`evaluation:${id}`, 'evaluation.flagged', { replaced: evaluation.approvalId });
    await act.tell(officialId, 'flagged', `/evaluations/${id}`, { month, by: act.actor.name });
  }
}
