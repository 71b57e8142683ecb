import { Injectable } from '@nestjs/common';
import type { Act } from '../../acts/act.js';
import { Acts } from '../../acts/acts.js';
import { nextWithin, sql } from '../../database/entity-sql.js';
import { freezePlace } from '../../periods/places.js';
import type { Actor } from '../../web/actor.js';
import type { Body } from '../../web/read-form.js';
import { requireEditable } from '../draft/evaluation-drafts.service.js';
import { Evaluation } from '../../periods/evaluation.entity.js';
import { lockOwnEvaluation } from '../draft/own-evaluation.js';
import { asksPromises, selfStated } from '../draft/self-stated.js';
import { pointsOf, scoreEvaluation } from '../evaluation-score.js';
import { submissionBlockers, type Blocker } from './evaluation.blockers.js';
import { figuresMoved } from '../measured.js';
import { dueCommitments, findEvaluation, notesOf, type MonthEvaluation } from '../evaluation.queries.js';
import type { Stated } from '../stated.js';
import { Submission } from './submission.entity.js';

export type Submitted =
  | { done: 'submitted' | 'already' | 'version-changed' | 'figures-changed' | 'left' }
  | { done: 'blocked'; blockers: Blocker[] };

@Injectable()
export class SubmissionsService {
  constructor(private readonly acts: Acts) {}

  /** Hands the evaluation in. A second press on the button finds it handed in and changes nothing. */
  async submit(actor: Actor, id: number, body: Body = {}): Promise<Submitted> {
    return this.acts.perform(actor, async (act) => {
      const before = await lockOwnEvaluation(act, id);
      if (before.status === 'submitted') return { done: 'already' };
      requireEditable(before, act.today);
      const evaluation = await settled(act, before);
      if (!evaluation) return { done: 'left' };
      if (evaluation.versionId !== before.versionId) return { done: 'version-changed' };
      if (figuresMoved(body, evaluation.figures)) return { done: 'figures-changed' };
      const due = asksPromises(evaluation.content)
        ? await dueCommitments(act, evaluation.officialId, evaluation.month)
        : [];
      const stated = selfStated(evaluation, due);
      const notes = await notesOf(act, evaluation.id, 'self');
      const blockers = submissionBlockers(evaluation, stated, due, act.today, notes);
      if (blockers.length > 0) return { done: 'blocked', blockers };
      await keepSubmission(act, evaluation, stated, notes);
      return { done: 'submitted' };
    });
  }
}

/** Unit, tier and version are settled at submission: where the person stands on the month's last day, as known now; null: nowhere. */
async function settled(act: Act, evaluation: MonthEvaluation): Promise<MonthEvaluation | null> {
  const place = await freezePlace(act, evaluation.id, act.at);
  if (!place) return null;
  const same =
    place.unitId === evaluation.unitId && place.tier === evaluation.tier && place.versionId === evaluation.versionId;
  return same ? evaluation : (await findEvaluation(act, evaluation.id))!;
}

async function keepSubmission(
  act: Act,
  evaluation: MonthEvaluation,
  stated: Stated,
  notes: Record<string, string>,
): Promise<void> {
  const { id, unitId, tier, versionId } = evaluation;
  const scored = scoreEvaluation(evaluation.content, tier, stated);
  const { score, exemplarity } = scored;
  const points = pointsOf(scored);
  const { values, due } = stated;
  const row = await act.insert(Submission, {
    evaluationId: id,
    number: nextWithin('evaluationId'),
    ...act.by,
    ...{ unitId, tier, versionId, values, points, score, exemplarity, notes },
    dueCount: due,
    figures: evaluation.figures ?? {},
  });
  await act.update(
    Evaluation,
    { id },
    {
      ...{ status: 'submitted', submittedAt: act.at, selfValues: values, selfPoints: points },
      ...{ selfScore: score, selfExemplarity: exemplarity },
      ...{ beganAt: null, beganBy: null, revision: sql('revision + 1') },
    },
  );
  const place = { tier, unit: unitId, version: versionId };
  const handed = { submission: row.id, number: row.number, values, due, score, exemplarity };
  await act.record(`evaluation:${id}`, 'evaluation.submitted', { ...handed, ...place });
}
