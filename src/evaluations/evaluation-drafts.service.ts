import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Stale } from '../web/errors.js';
import { formatMoment } from '../web/format.js';
import { readDraft, type Draft, type DraftBody } from './draft.form.js';
import { editable, lockOwnSheet } from './own-sheet.js';
import { asksPromises, selfStated, stateWith } from './self-stated.js';
import { dueCommitments, notesOf, type DueCommitment, type Sheet } from './sheet.queries.js';
import type { Stated } from './stated.js';

/** The sheet as it stands after a save, and what could not be saved. */
export interface SavedDraft {
  sheet: Sheet;
  due: DueCommitment[];
  stated: Stated;
  /** Read again only where a criterion takes its figure from a measure. */
  notes: Record<string, string>;
  issues: Draft['issues'];
  at: Date;
}

@Injectable()
export class EvaluationDraftsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Saves what is right of a body and keeps the rest as it was stored. */
  async save(actor: Actor, id: number, body: DraftBody): Promise<SavedDraft> {
    return this.db.tx(async (tx) => saveDraft(tx, actor, id, body, this.clock));
  }
}

/** Inside a transaction, for acts that carry the form with them (a file, a removal). */
export async function saveDraft(tx: Tx, actor: Actor, id: number, body: DraftBody, clock: Clock): Promise<SavedDraft> {
  const sheet = await lockOwnSheet(tx, actor, id, clock.today());
  requireEditable(sheet, clock.today());
  const due = asksPromises(sheet.content) ? await dueCommitments(tx, sheet.officialId, sheet.month) : [];
  const draft = readDraft(body, { criteria: sheet.content.criteria, values: sheet.selfValues, due });
  requireSeen(sheet, draft.version, clock.zone);
  const at = clock.now();
  const answered = due.map((commitment, place) => answeredAs(commitment, draft.answers[place]!));
  const kept = stateWith(sheet.content.criteria, draft.values, answered);
  const words =
    (await writeNotes(tx, sheet.id, draft.notes)) + (await writeAnswers(tx, sheet.officialId, due, answered, at));
  const changed = words > 0 || !sameList(sheet.selfValues, kept.values);
  if (changed) await writeValues(tx, sheet.id, kept, at);
  const saved = changed
    ? { ...sheet, selfValues: [...kept.values], selfSavedAt: at, revision: sheet.revision + 1 }
    : sheet;
  const notes = sheet.figures ? await notesOf(tx, sheet.id, 'self') : {};
  return { sheet: saved, due: answered, stated: selfStated(saved, answered), notes, issues: draft.issues, at };
}

export function requireEditable(sheet: Sheet, today: string): void {
  if (editable(sheet, today)) return;
  throw new Conflict(sheet.status === 'draft' ? 'self-late' : 'not-editable');
}

/** A tab that saw an older state of the sheet must not write over the newer one. */
function requireSeen(sheet: Sheet, version: number | null, zone: string): void {
  if (version !== null && version !== sheet.revision)
    throw new Stale('draft-moved', { at: formatMoment(sheet.selfSavedAt, zone) });
}

/** Nothing stated and no list yet are the same. A form sent back as it stood writes nothing. */
export function sameList(before: readonly unknown[] | null, now: readonly unknown[]): boolean {
  return now.every((one, at) => (before?.[at] || null) === (one || null));
}

function answeredAs(commitment: DueCommitment, answer: { kept: boolean | null; proof: string | null }): DueCommitment {
  return { ...commitment, selfKept: answer.kept, selfProof: answer.proof };
}

async function writeValues(tx: Tx, id: number, stated: Stated, at: Date): Promise<void> {
  await tx.change(
    'update evaluations set self_values = $2, self_saved_at = $3, revision = revision + 1 where id = $1',
    [id, stated.values, at],
    'save-draft',
  );
}

async function writeNotes(tx: Tx, id: number, notes: ReadonlyMap<string, string>): Promise<number> {
  if (notes.size === 0) return 0;
  return tx.change(
    `insert into entry_notes (evaluation_id, side, criterion, text)
     select $1, 'self', n.criterion, n.text from unnest($2::text[], $3::text[]) as n (criterion, text)
     where n.text <> '' or exists (select 1 from entry_notes e where e.evaluation_id = $1 and e.side = 'self' and e.criterion = n.criterion)
     on conflict (evaluation_id, side, criterion) do update set text = excluded.text where entry_notes.text <> excluded.text`,
    [id, [...notes.keys()], [...notes.values()]],
    'save-notes',
  );
}

async function writeAnswers(
  tx: Tx,
  officialId: number,
  before: readonly DueCommitment[],
  now: readonly DueCommitment[],
  at: Date,
): Promise<number> {
  const changed = now.filter(
    (each, place) => each.selfKept !== before[place]!.selfKept || each.selfProof !== before[place]!.selfProof,
  );
  if (changed.length === 0) return 0;
  return tx.change(
    `update commitments c set self_kept = n.kept, self_proof = n.proof, self_at = $5
     from unnest($2::int[], $3::boolean[], $4::text[]) as n (id, kept, proof) where c.id = n.id and c.official_id = $1`,
    [
      officialId,
      changed.map((each) => each.id),
      changed.map((each) => each.selfKept),
      changed.map((each) => each.selfProof),
      at,
    ],
    'save-answers',
  );
}
