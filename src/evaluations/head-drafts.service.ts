import { Injectable } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Tx } from '../database/db.js';
import { freezePlace } from '../periods/places.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Stale } from '../web/errors.js';
import { sameList } from './evaluation-drafts.service.js';
import { formatMoment } from '../web/format.js';
import type { Issue } from '../web/issues.js';
import { readHeadDraft, type HeadDraft } from './head-draft.form.js';
import { readVersion, type Body } from '../web/read-form.js';
import { lockHeadSheet, withNotes, type HeadSheet } from './head-sheet.js';
import type { DueCommitment } from './sheet.queries.js';

export interface SavedHeadDraft {
  head: HeadSheet;
  issues: Issue[];
  at: Date;
}

@Injectable()
export class HeadDraftsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async save(actor: Actor, id: number, body: Body): Promise<SavedHeadDraft> {
    return this.db.tx(async (tx) => saveHeadDraft(tx, actor, id, body, this.clock));
  }
}

/** Saves what is right of the form and keeps the rest as it was. The first mark saved ends the right to withdraw. */
export async function saveHeadDraft(
  tx: Tx,
  actor: Actor,
  id: number,
  body: Body,
  clock: Clock,
): Promise<SavedHeadDraft> {
  const now = { today: clock.today(), zone: clock.zone };
  let open = await lockHeadSheet(tx, actor, id, now);
  requireSeen(open, readVersion(body), clock.zone);
  if (open.deciding === 'not-submitted' && open.sheet.beganAt === null) {
    if (!(await freezePlace(tx, id, clock.now())) && open.sheet.closedAt === null) throw new Conflict('left-unit');
    open = await lockHeadSheet(tx, actor, id, now);
  }
  const { sheet } = open;
  const draft = readHeadDraft(body, {
    criteria: sheet.content.criteria,
    values: sheet.headValues,
    leftOut: sheet.headLeftOut,
    due: open.due,
  });
  const at = clock.now();
  const due = open.due.map((commitment, place) => ({
    ...commitment,
    headKept: draft.answers[place]!.kept,
    headReason: draft.answers[place]!.why,
  }));
  const begins = sheet.beganAt === null && hasMark(draft);
  const words =
    (await writeNotes(tx, id, draft.notes)) +
    (await writeAnswers(tx, actor, sheet.officialId, changedAnswers(open.due, due), at));
  const changed =
    words > 0 || begins || !sameList(sheet.headValues, draft.values) || !sameList(sheet.headLeftOut, draft.leftOut);
  if (changed) await writeValues(tx, id, draft, at, begins ? actor.accountId : null);
  if (begins) await recordAct(tx, { chain: `evaluation:${id}`, act: 'evaluation.begun', account: actor.accountId, at });
  const written = {
    headValues: draft.values,
    headLeftOut: draft.leftOut,
    headSavedAt: at,
    revision: sheet.revision + 1,
    beganAt: begins ? at : sheet.beganAt,
  };
  const saved = changed ? { ...sheet, ...written } : sheet;
  const notes = { ...open.notes, ...Object.fromEntries(draft.notes) };
  return { head: withNotes(saved, open.deciding, due, open.led, notes), issues: draft.issues, at };
}

/** A tab that saw an older state of the sheet must not write over the newer one. */
export function requireSeen({ sheet }: Pick<HeadSheet, 'sheet'>, version: number | null, zone: string): void {
  if (version !== null && version !== sheet.revision)
    throw new Stale('draft-moved', { at: formatMoment(sheet.headSavedAt ?? sheet.submittedAt, zone) });
}

function hasMark(draft: HeadDraft): boolean {
  return (
    draft.values.some((value) => value !== null) ||
    draft.leftOut.includes(true) ||
    draft.answers.some((answer) => answer.kept !== null)
  );
}

async function writeValues(tx: Tx, id: number, draft: HeadDraft, at: Date, begunBy: number | null): Promise<void> {
  await tx.change(
    `update evaluations set head_values = $2, head_left_out = $3, head_saved_at = $4, revision = revision + 1,
       began_at = case when $5::int is null then began_at else $4 end, began_by = coalesce($5::int, began_by) where id = $1`,
    [id, draft.values, draft.leftOut, at, begunBy],
    'save-head-draft',
  );
}

async function writeNotes(tx: Tx, id: number, notes: ReadonlyMap<string, string>): Promise<number> {
  if (notes.size === 0) return 0;
  return tx.change(
    `insert into entry_notes (evaluation_id, side, criterion, text)
     select $1, 'head', n.criterion, n.text from unnest($2::text[], $3::text[]) as n (criterion, text)
     where n.text <> '' or exists (select 1 from entry_notes e where e.evaluation_id = $1 and e.side = 'head' and e.criterion = n.criterion)
     on conflict (evaluation_id, side, criterion) do update set text = excluded.text where entry_notes.text <> excluded.text`,
    [id, [...notes.keys()], [...notes.values()]],
    'save-head-notes',
  );
}

function changedAnswers(before: readonly DueCommitment[], now: readonly DueCommitment[]): DueCommitment[] {
  return now.filter(
    (each, place) => each.headKept !== before[place]!.headKept || each.headReason !== before[place]!.headReason,
  );
}

async function writeAnswers(
  tx: Tx,
  actor: Actor,
  officialId: number,
  changed: readonly DueCommitment[],
  at: Date,
): Promise<number> {
  if (changed.length === 0) return 0;
  return tx.change(
    `update commitments c set head_kept = n.kept, head_reason = n.why, head_at = $5, head_by = $6
     from unnest($2::int[], $3::boolean[], $4::text[]) as n (id, kept, why) where c.id = n.id and c.official_id = $1`,
    [
      officialId,
      changed.map((each) => each.id),
      changed.map((each) => each.headKept),
      changed.map((each) => each.headReason),
      at,
      actor.accountId,
    ],
    'save-head-answers',
  );
}
