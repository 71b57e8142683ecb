import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import type { Actor } from '../../web/actor.js';
import type { Issue } from '../../web/issues.js';
import { unmarked, nothingAssigned } from './confirmation.blockers.js';
import { begun, readHead } from './confirmation.form.js';
import { changedSince } from './marks.form.js';
import { confirmLegalForm, lockConfirmLegalForm, type ConfirmLegalForm } from './confirm-form.js';
import { writeLegalResult } from './legal-result-row.js';
import type { Body } from '../../web/read-form.js';
import { requireSeen } from './own-form.js';
import { readShares, withReasons } from './share-obstacles.js';
import { LegalForm } from './legal-form.entity.js';
import { sql } from '../../database/entity-sql.js';

export interface SavedHead {
  confirm: ConfirmLegalForm;
  issues: Issue[];
  at: Date;
}

@Injectable()
export class ConfirmationsService {
  constructor(private readonly acts: Acts) {}

  /** Saves what the scorer typed. The first mark saved ends the right to withdraw. */
  async save(actor: Actor, id: number, body: Body): Promise<SavedHead> {
    return this.acts.perform(actor, (act) => this.saveIn(act, id, body, false));
  }

  /** Saves the form that came with the wish, and confirms it unless something stands in the way: one transaction. */
  async confirm(actor: Actor, id: number, body: Body): Promise<SavedHead & { resultId: number | null }> {
    return this.acts.perform(actor, async (act) => {
      const saved = await this.saveIn(act, id, body, true);
      if (saved.issues.length > 0 || saved.confirm.blockers.length > 0) return { ...saved, resultId: null };
      return { ...saved, resultId: await this.write(act, saved) };
    });
  }

  /** Shows the person's own marks, once, when every item has the scorer's; those are kept as they stand. */
  async reveal(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { confirm, issues } = await this.saveIn(act, id, body, false);
      if (issues.length > 0 || !confirm.blind) return issues;
      const { marks } = confirm.stated;
      const missing = unmarked(marks).length;
      if (missing > 0) return [{ field: 'reveal', code: 'legal:blocker.reveal-marks', params: { count: missing } }];
      const revealed = { blindMarks: marks, revealedAt: act.at, revealedBy: actor.accountId };
      await act.update(LegalForm, { id }, { ...revealed, revision: sql('revision + 1') });
      await act.record(`legal-sheet:${id}`, 'legal-sheet.revealed', { marks });
      return [];
    });
  }

  private async saveIn(act: Act, id: number, body: Body, freeze: boolean): Promise<SavedHead> {
    const open = await lockConfirmLegalForm(act, id, { today: act.today, zone: act.zone }, freeze);
    const { legalForm, deciding, obstacles } = open;
    const draft = readHead(body, open.stated, legalForm);
    requireSeen(legalForm, draft.version, act.zone);
    const headObstacles = readShares(body, legalForm.headObstacles, obstacles);
    const stated = withReasons(draft.stated, headObstacles, obstacles);
    const headSavedAt = legalForm.headSavedAt !== null || begun(stated) ? act.at : null;
    await act.update(
      LegalForm,
      { id },
      {
        headMarks: stated.marks,
        markReasons: stated.markReasons,
        organising: stated.organising,
        organisingReason: stated.organisingReason,
        uniting: stated.uniting,
        unitingReason: stated.unitingReason,
        opinion: stated.opinion,
        headReason: stated.headReason,
        headObstacles,
        headSavedAt,
        revision: sql('revision + 1'),
      },
    );
    if (legalForm.headSavedAt === null && headSavedAt) {
      await act.record(`legal-sheet:${id}`, 'legal-sheet.begun');
    }
    const { marks, ...words } = stated;
    const now = { headMarks: marks, headObstacles, headSavedAt, revision: legalForm.revision + 1 };
    return {
      confirm: confirmLegalForm({ ...legalForm, ...words, ...now }, deciding, stated, open),
      issues: draft.issues,
      at: act.at,
    };
  }

  private async write(act: Act, { confirm, at }: SavedHead): Promise<number> {
    const { legalForm, stated, work, led, deciding, result } = confirm;
    const reason = deciding === 'not-submitted' || nothingAssigned(work) ? stated.headReason : null;
    const resultId = await writeLegalResult(act, {
      legalForm,
      kind: 'confirmation',
      marks: stated.marks,
      work,
      led,
      handedIn: legalForm.submittedAt !== null && deciding !== 'not-submitted',
      reason,
      obstacles: legalForm.headObstacles,
      at,
    });
    const moved = legalForm.blindMarks ? changedSince(legalForm.blindMarks, stated.marks) : [];
    const changed = moved.map((item) => ({
      ...{ item, before: legalForm.blindMarks?.[item], mark: stated.marks[item], reason: stated.markReasons[item] },
    }));
    const detail = {
      ...{ resultId, deciding, score: result?.score ?? null, note: result?.note ?? null },
      ...(changed.length > 0 && { changed }),
      ...(Object.keys(legalForm.headObstacles).length > 0 && { obstacles: legalForm.headObstacles }),
    };
    await act.record(`legal-sheet:${legalForm.id}`, 'legal-sheet.confirmed', detail);
    const code = deciding === 'not-submitted' ? 'legal-scored' : 'legal-confirmed';
    await act.tell(legalForm.officialId, code, `/legal/forms/${legalForm.id}`, {
      month: legalForm.month,
      span: legalForm.span,
      by: act.actor.name,
    });
    return resultId;
  }
}
