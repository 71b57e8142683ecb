import { Injectable } from '@nestjs/common';
import type { Act } from '../acts/act.js';
import { Acts } from '../acts/acts.js';
import { nextWithin, sql } from '../database/entity-sql.js';
import { freezePlace } from '../periods/places.js';
import type { Actor } from '../web/actor.js';
import { requireEditable } from './evaluation-drafts.service.js';
import { Evaluation } from '../periods/evaluation.entity.js';
import { lockOwnSheet } from './own-sheet.js';
import { asksPromises, selfStated } from './self-stated.js';
import { pointsOf, scoreSheet } from './sheet-score.js';
import { submissionBlockers, type Blocker } from './sheet.blockers.js';
import { dueCommitments, findSheet, notesOf, type Sheet } from './sheet.queries.js';
import type { Stated } from './stated.js';
import { Submission } from './submission.entity.js';

export type Submitted =
  | { done: 'submitted' | 'already' | 'version-changed' | 'left' }
  | { done: 'blocked'; blockers: Blocker[] };

@Injectable()
export class SubmissionsService {
  constructor(private readonly acts: Acts) {}

  /** Hands the sheet in. A second press on the button finds it handed in and changes nothing. */
  async submit(actor: Actor, id: number): Promise<Submitted> {
    return this.acts.perform(actor, async (act) => {
      const before = await lockOwnSheet(act, id);
      if (before.status === 'submitted') return { done: 'already' };
      requireEditable(before, act.today);
      const sheet = await settled(act, before);
      if (!sheet) return { done: 'left' };
      if (sheet.versionId !== before.versionId) return { done: 'version-changed' };
      const due = asksPromises(sheet.content) ? await dueCommitments(act, sheet.officialId, sheet.month) : [];
      const stated = selfStated(sheet, due);
      const notes = await notesOf(act, sheet.id, 'self');
      const blockers = submissionBlockers(sheet, stated, due, act.today, notes);
      if (blockers.length > 0) return { done: 'blocked', blockers };
      await keepSubmission(act, sheet, stated, notes);
      return { done: 'submitted' };
    });
  }
}

/** Unit, tier and version are settled at submission: where the person stands on the month's last day, as known now; null: nowhere. */
async function settled(act: Act, sheet: Sheet): Promise<Sheet | null> {
  const place = await freezePlace(act, sheet.id, act.at);
  if (!place) return null;
  const same = place.unitId === sheet.unitId && place.tier === sheet.tier && place.versionId === sheet.versionId;
  return same ? sheet : (await findSheet(act, sheet.id))!;
}

async function keepSubmission(act: Act, sheet: Sheet, stated: Stated, notes: Record<string, string>): Promise<void> {
  const { id, unitId, tier, versionId } = sheet;
  const scored = scoreSheet(sheet.content, tier, stated);
  const { score, exemplarity } = scored;
  const points = pointsOf(scored);
  const { values, due } = stated;
  const row = await act.insert(Submission, {
    evaluationId: id,
    number: nextWithin('evaluationId'),
    ...act.by,
    ...{ unitId, tier, versionId, values, points, score, exemplarity, notes },
    dueCount: due,
    figures: sheet.figures ?? {},
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
