import { Injectable } from '@nestjs/common';
import type { Act } from '../../acts/act.js';
import { Acts } from '../../acts/acts.js';
import { sql } from '../../database/entity-sql.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Stale } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import { readDraft, type Draft, type DraftBody } from './draft.form.js';
import { writeNotes } from './entry-notes.js';
import { Evaluation } from '../../periods/evaluation.entity.js';
import { editable, lockOwnEvaluation } from './own-evaluation.js';
import { asksPromises, selfStated, stateWith } from './self-stated.js';
import { dueCommitments, notesOf, type DueCommitment, type MonthEvaluation } from '../evaluation.queries.js';
import type { Stated } from '../stated.js';

/** The evaluation as it stands after a save, and what could not be saved. */
export interface SavedDraft {
  evaluation: MonthEvaluation;
  due: DueCommitment[];
  stated: Stated;
  /** Read again only where a criterion takes its figure from a measure. */
  notes: Record<string, string>;
  issues: Draft['issues'];
  at: Date;
}

@Injectable()
export class EvaluationDraftsService {
  constructor(private readonly acts: Acts) {}

  /** Saves what is right of a body and keeps the rest as it was stored. */
  async save(actor: Actor, id: number, body: DraftBody): Promise<SavedDraft> {
    return this.acts.perform(actor, (act) => saveDraft(act, id, body));
  }
}

/** Inside a transaction, for acts that carry the form with them (a file, a removal). */
export async function saveDraft(act: Act, id: number, body: DraftBody): Promise<SavedDraft> {
  const evaluation = await lockOwnEvaluation(act, id);
  requireEditable(evaluation, act.today);
  const due = asksPromises(evaluation.content)
    ? await dueCommitments(act, evaluation.officialId, evaluation.month)
    : [];
  const draft = readDraft(body, { criteria: evaluation.content.criteria, values: evaluation.selfValues, due });
  requireSeen(evaluation, draft.version, act.zone);
  const answered = due.map((commitment, place) => answeredAs(commitment, draft.answers[place]!));
  const kept = stateWith(evaluation.content.criteria, draft.values, answered);
  const words =
    (await writeNotes(act, evaluation.id, 'self', draft.notes)) +
    (await writeAnswers(act, evaluation.officialId, due, answered));
  const changed = words > 0 || !sameList(evaluation.selfValues, kept.values);
  if (changed) await writeValues(act, evaluation.id, kept);
  const saved = changed
    ? { ...evaluation, selfValues: [...kept.values], selfSavedAt: act.at, revision: evaluation.revision + 1 }
    : evaluation;
  const notes = evaluation.figures ? await notesOf(act, evaluation.id, 'self') : {};
  return {
    evaluation: saved,
    due: answered,
    stated: selfStated(saved, answered),
    notes,
    issues: draft.issues,
    at: act.at,
  };
}

export function requireEditable(evaluation: MonthEvaluation, today: string): void {
  if (editable(evaluation, today)) return;
  throw new Conflict(evaluation.status === 'draft' ? 'self-late' : 'not-editable');
}

/** A tab that saw an older state of the evaluation must not write over the newer one. */
function requireSeen(evaluation: MonthEvaluation, version: number | null, zone: string): void {
  if (version !== null && version !== evaluation.revision)
    throw new Stale('draft-moved', { at: formatMoment(evaluation.selfSavedAt, zone) });
}

/** Nothing stated and no list yet are the same. A form sent back as it stood writes nothing. */
export function sameList(before: readonly unknown[] | null, now: readonly unknown[]): boolean {
  return now.every((one, at) => (before?.[at] || null) === (one || null));
}

function answeredAs(commitment: DueCommitment, answer: { kept: boolean | null; proof: string | null }): DueCommitment {
  return { ...commitment, selfKept: answer.kept, selfProof: answer.proof };
}

async function writeValues(act: Act, id: number, { values }: Stated): Promise<void> {
  await act.update(Evaluation, { id }, { selfValues: values, selfSavedAt: act.at, revision: sql('revision + 1') });
}

async function writeAnswers(
  act: Act,
  officialId: number,
  before: readonly DueCommitment[],
  now: readonly DueCommitment[],
): Promise<number> {
  const changed = now.filter(
    (each, place) => each.selfKept !== before[place]!.selfKept || each.selfProof !== before[place]!.selfProof,
  );
  if (changed.length === 0) return 0;
  return act.change(
    `update commitments c set self_kept = n.kept, self_proof = n.proof, self_at = $5
     from unnest($2::int[], $3::boolean[], $4::text[]) as n (id, kept, proof) where c.id = n.id and c.official_id = $1`,
    [
      officialId,
      changed.map((each) => each.id),
      changed.map((each) => each.selfKept),
      changed.map((each) => each.selfProof),
      act.at,
    ],
    'save-answers',
  );
}
