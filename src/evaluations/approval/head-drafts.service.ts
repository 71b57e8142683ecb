import { Injectable } from '@nestjs/common';
import type { Act } from '../../acts/act.js';
import { Acts } from '../../acts/acts.js';
import { sql } from '../../database/entity-sql.js';
import { freezePlace } from '../../periods/places.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Stale } from '../../web/errors.js';
import { sameList } from '../draft/evaluation-drafts.service.js';
import { formatMoment } from '../../web/format.js';
import type { Issue } from '../../web/issues.js';
import { writeNotes } from '../draft/entry-notes.js';
import { Evaluation } from '../../periods/evaluation.entity.js';
import { readHeadDraft, type HeadDraft } from './head-draft.form.js';
import { readVersion, type Body } from '../../web/read-form.js';
import { reasonFromTaken, sameTaken } from './head-obstacles.js';
import { lockHeadEvaluation, withNotes, type HeadEvaluation } from './head-evaluation.js';
import type { DueCommitment } from '../evaluation.queries.js';

export interface SavedHeadDraft {
  head: HeadEvaluation;
  issues: Issue[];
  at: Date;
}

@Injectable()
export class HeadDraftsService {
  constructor(private readonly acts: Acts) {}

  async save(actor: Actor, id: number, body: Body): Promise<SavedHeadDraft> {
    return this.acts.perform(actor, (act) => saveHeadDraft(act, id, body));
  }
}

/** Saves what is right of the form and keeps the rest as it was. The first mark saved ends the right to withdraw. */
export async function saveHeadDraft(act: Act, id: number, body: Body): Promise<SavedHeadDraft> {
  let open = await lockHeadEvaluation(act, id);
  requireSeen(open, readVersion(body), act.zone);
  if (open.deciding === 'not-submitted' && open.evaluation.beganAt === null) {
    if (!(await freezePlace(act, id, act.at)) && open.evaluation.closedAt === null) throw new Conflict('left-unit');
    open = await lockHeadEvaluation(act, id);
  }
  const { evaluation } = open;
  const draft = readHeadDraft(body, {
    criteria: evaluation.content.criteria,
    values: evaluation.headValues,
    leftOut: evaluation.headLeftOut,
    taken: evaluation.headObstacles,
    confirmed: open.obstacles,
    due: open.due,
  });
  for (const { code } of evaluation.content.criteria) {
    const written = draft.notes.get(code) ?? open.notes[code];
    const reason = reasonFromTaken(code, draft.obstacles, open.obstacles, written);
    if (reason) draft.notes.set(code, reason);
  }
  const due = open.due.map((commitment, place) => ({
    ...commitment,
    headKept: draft.answers[place]!.kept,
    headReason: draft.answers[place]!.why,
  }));
  const begins = evaluation.beganAt === null && hasMark(draft);
  const words =
    (await writeNotes(act, id, 'head', draft.notes)) +
    (await writeAnswers(act, evaluation.officialId, changedAnswers(open.due, due)));
  const changed =
    words > 0 ||
    begins ||
    !sameList(evaluation.headValues, draft.values) ||
    !sameList(evaluation.headLeftOut, draft.leftOut) ||
    !sameTaken(evaluation.content.criteria, evaluation.headObstacles, draft.obstacles);
  if (changed) await writeValues(act, id, draft, begins);
  if (begins) await act.record(`evaluation:${id}`, 'evaluation.begun');
  const written = {
    headValues: draft.values,
    headLeftOut: draft.leftOut,
    headObstacles: draft.obstacles,
    headSavedAt: act.at,
    revision: evaluation.revision + 1,
    beganAt: begins ? act.at : evaluation.beganAt,
  };
  const saved = changed ? { ...evaluation, ...written } : evaluation;
  const notes = { ...open.notes, ...Object.fromEntries(draft.notes) };
  const { led, obstacles } = open;
  return { head: withNotes(saved, open.deciding, { due, led, notes, obstacles }), issues: draft.issues, at: act.at };
}

/** A tab that saw an older state of the evaluation must not write over the newer one. */
export function requireSeen(
  { evaluation }: Pick<HeadEvaluation, 'evaluation'>,
  version: number | null,
  zone: string,
): void {
  if (version !== null && version !== evaluation.revision)
    throw new Stale('draft-moved', { at: formatMoment(evaluation.headSavedAt ?? evaluation.submittedAt, zone) });
}

function hasMark(draft: HeadDraft): boolean {
  return (
    draft.values.some((value) => value !== null) ||
    draft.leftOut.includes(true) ||
    draft.answers.some((answer) => answer.kept !== null)
  );
}

async function writeValues(act: Act, id: number, draft: HeadDraft, begins: boolean): Promise<void> {
  const begun = begins ? { beganAt: act.at, beganBy: act.actor.accountId } : {};
  const { values: headValues, leftOut: headLeftOut, obstacles: headObstacles } = draft;
  const stated = { headValues, headLeftOut, headObstacles, headSavedAt: act.at };
  await act.update(Evaluation, { id }, { ...stated, ...begun, revision: sql('revision + 1') });
}

function changedAnswers(before: readonly DueCommitment[], now: readonly DueCommitment[]): DueCommitment[] {
  return now.filter(
    (each, place) => each.headKept !== before[place]!.headKept || each.headReason !== before[place]!.headReason,
  );
}

async function writeAnswers(act: Act, officialId: number, changed: readonly DueCommitment[]): Promise<number> {
  if (changed.length === 0) return 0;
  return act.change(
    `update commitments c set head_kept = n.kept, head_reason = n.why, head_at = $5, head_by = $6
     from unnest($2::int[], $3::boolean[], $4::text[]) as n (id, kept, why) where c.id = n.id and c.official_id = $1`,
    [
      officialId,
      changed.map((each) => each.id),
      changed.map((each) => each.headKept),
      changed.map((each) => each.headReason),
      act.at,
      act.actor.accountId,
    ],
    'save-head-answers',
  );
}
