import type { Asking } from '../../acts/asking.js';
import type { Act } from '../../acts/act.js';
import type { Rows } from '../../database/db.js';
import { confirmedObstacles, type ObstacleRow } from '../../obstacles/obstacle.queries.js';
import { lastDayOf } from '../../periods/calendar.js';
import type { PartialScored } from '../../scoring/record.js';
import { Forbidden } from '../../web/errors.js';
import { blockersOf, type ApprovalBlocker } from './approval.blockers.js';
import { decidingOf, type Deciding } from './approval-state.js';
import { conflictOf } from './approval-conflict.js';
import { ledOf, lockLed, type Led } from './head-led.js';
import { headStated } from './head-stated.js';
import { asksPromises, selfStated } from '../draft/self-stated.js';
import { openEvaluation, openEvaluationToAct, type OpenedEvaluation } from '../evaluation-access.js';
import { scoreEvaluation } from '../evaluation-score.js';
import { dueCommitments, notesOf, type DueCommitment, type MonthEvaluation } from '../evaluation.queries.js';
import type { Stated } from '../stated.js';

/** An evaluation as its approver has it before them. */
export interface HeadEvaluation {
  evaluation: MonthEvaluation;
  deciding: Deciding;
  due: DueCommitment[];
  led: Led;
  stated: Stated;
  scored: PartialScored;
  /** What the person handed in; null: not submitted, and the self column stays empty. */
  self: Stated | null;
  /** The self marks of conduct criteria and the self totals are not revealed yet. */
  blind: boolean;
  /** By criterion code; '' is the reason of the whole decision. */
  notes: Record<string, string>;
  /** Obstacles of the month that were confirmed when they happened. */
  obstacles: ObstacleRow[];
  blockers: ApprovalBlocker[];
}

/** For reading: null where nothing can be decided now. */
export async function openHeadEvaluation(
  asking: Asking,
  id: number,
): Promise<{ opened: OpenedEvaluation; head: HeadEvaluation | null }> {
  const opened = await openEvaluation(asking, asking.actor, id, asking.today);
  requireApprover(opened);
  const deciding = decidingOf(opened.evaluation, asking.today);
  return {
    opened,
    head:
      deciding &&
      (await headEvaluation(asking, opened.evaluation, deciding, await ledOf(asking, opened.evaluation, asking.today))),
  };
}

/** For an act: the row is locked, the right and the state are asked again behind the lock. `freeze` holds the led evaluations too. */
export async function lockHeadEvaluation(act: Act, id: number, freeze = false): Promise<HeadEvaluation> {
  const opened = await openEvaluationToAct(act, act.actor, id, act.today);
  requireApprover(opened);
  const deciding = decidingOf(opened.evaluation, act.today);
  if (!deciding) throw await conflictOf(act, opened.evaluation, act.zone);
  return headEvaluation(
    act,
    opened.evaluation,
    deciding,
    await (freeze ? lockLed : ledOf)(act, opened.evaluation, act.today),
  );
}

function requireApprover(opened: OpenedEvaluation): void {
  if (opened.at.self) throw new Forbidden('own-paper');
  if (!opened.at.approver) throw new Forbidden();
}

async function headEvaluation(
  on: Rows,
  evaluation: MonthEvaluation,
  deciding: Deciding,
  led: Led,
): Promise<HeadEvaluation> {
  const due = asksPromises(evaluation.content) ? await dueCommitments(on, evaluation.officialId, evaluation.month) : [];
  const { month, officialId } = evaluation;
  const obstacles = await confirmedObstacles(on, officialId, { from: `${month}-01`, to: lastDayOf(month) });
  return withNotes(evaluation, deciding, { due, led, obstacles, notes: await notesOf(on, evaluation.id, 'head') });
}

export function withNotes(
  evaluation: MonthEvaluation,
  deciding: Deciding,
  { due, led, notes, obstacles }: Pick<HeadEvaluation, 'due' | 'led' | 'notes' | 'obstacles'>,
): HeadEvaluation {
  const stated = headStated(evaluation, due, led.scores);
  const handedIn = deciding !== 'not-submitted' && evaluation.submittedAt !== null;
  const facts = {
    evaluation,
    deciding,
    due,
    led,
    stated,
    notes,
    obstacles,
    self: handedIn ? selfStated(evaluation, due) : null,
    blind: handedIn && evaluation.blindFirst && evaluation.revealedAt === null,
  };
  return {
    ...facts,
    scored: scoreEvaluation(evaluation.content, evaluation.tier, stated),
    blockers: blockersOf(facts),
  };
}
