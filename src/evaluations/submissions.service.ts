import { Injectable } from '@nestjs/common';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Tx } from '../database/db.js';
import { freezePlace } from '../periods/places.js';
import type { Actor } from '../web/actor.js';
import { requireEditable } from './evaluation-drafts.service.js';
import { lockOwnSheet } from './own-sheet.js';
import { asksPromises, selfStated } from './self-stated.js';
import { pointsOf, scoreSheet } from './sheet-score.js';
import { submissionBlockers, type Blocker } from './sheet.blockers.js';
import { dueCommitments, findSheet, notesOf, type Sheet } from './sheet.queries.js';
import type { Stated } from './stated.js';

export type Submitted =
  | { done: 'submitted' | 'already' | 'version-changed' | 'left' }
  | { done: 'blocked'; blockers: Blocker[] };

@Injectable()
export class SubmissionsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Hands the sheet in. A second press on the button finds it handed in and changes nothing. */
  async submit(actor: Actor, id: number): Promise<Submitted> {
    return this.db.tx(async (tx) => {
      const today = this.clock.today();
      const before = await lockOwnSheet(tx, actor, id, today);
      if (before.status === 'submitted') return { done: 'already' };
      requireEditable(before, today);
      const sheet = await settled(tx, before, this.clock.now());
      if (!sheet) return { done: 'left' };
      if (sheet.versionId !== before.versionId) return { done: 'version-changed' };
      const due = asksPromises(sheet.content) ? await dueCommitments(tx, sheet.officialId, sheet.month) : [];
      const stated = selfStated(sheet, due);
      const notes = await notesOf(tx, sheet.id, 'self');
      const blockers = submissionBlockers(sheet, stated, due, today, notes);
      if (blockers.length > 0) return { done: 'blocked', blockers };
      await keepSubmission(tx, actor, sheet, stated, notes, this.clock.now());
      return { done: 'submitted' };
    });
  }
}

/** Unit, tier and version are settled at submission: where the person stands on the month's last day, as known now; null: nowhere. */
async function settled(tx: Tx, sheet: Sheet, at: Date): Promise<Sheet | null> {
  const place = await freezePlace(tx, sheet.id, at);
  if (!place) return null;
  const same = place.unitId === sheet.unitId && place.tier === sheet.tier && place.versionId === sheet.versionId;
  return same ? sheet : (await findSheet(tx, sheet.id))!;
}

async function keepSubmission(
  tx: Tx,
  actor: Actor,
  sheet: Sheet,
  stated: Stated,
  notes: Record<string, string>,
  at: Date,
): Promise<void> {
  const scored = scoreSheet(sheet.content, sheet.tier, stated);
  const points = pointsOf(scored);
  const row = await tx.one<{ id: number; number: number }>(
    `insert into submissions (evaluation_id, number, by_account, at, unit_id, tier, version_id, values, due_count, notes, points, score, exemplarity, figures)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 from submissions where evaluation_id = $1
     returning id, number`,
    [
      sheet.id,
      actor.accountId,
      at,
      sheet.unitId,
      sheet.tier,
      sheet.versionId,
      stated.values,
      stated.due,
      JSON.stringify(notes),
      points,
      scored.score,
      scored.exemplarity,
      JSON.stringify(sheet.figures ?? {}),
    ],
    'submit',
  );
  await tx.change(
    `update evaluations set status = 'submitted', submitted_at = $2, self_values = $3, self_points = $4, self_score = $5,
       self_exemplarity = $6, began_at = null, began_by = null, revision = revision + 1 where id = $1`,
    [sheet.id, at, stated.values, points, scored.score, scored.exemplarity],
    'submitted',
  );
  const detail = {
    submission: row!.id,
    number: row!.number,
    values: stated.values,
    due: stated.due,
    score: scored.score,
    exemplarity: scored.exemplarity,
    tier: sheet.tier,
    unit: sheet.unitId,
    version: sheet.versionId,
  };
  await recordAct(tx, {
    chain: `evaluation:${sheet.id}`,
    act: 'evaluation.submitted',
    account: actor.accountId,
    at,
    detail,
  });
}
