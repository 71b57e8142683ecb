import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { recordAct } from '../../acts/record-act.js';
import { Clock } from '../../clock.js';
import type { Actor } from '../../web/actor.js';
import { Conflict } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import type { Issue } from '../../web/issues.js';
import type { LegalForm } from './legal-form.queries.js';
import { readMarks, readText } from './marks.form.js';
import { readVersion, type Body } from '../../web/read-form.js';
import { lockOwnLegalForm, requireOwnWritable, requireSeen, withdrawable } from './own-form.js';
import { settledPlace } from './settle-place.js';
import { ownBlockers, type OwnBlocker } from './submission.blockers.js';
import { LegalForm as LegalFormRow } from './legal-form.entity.js';
import { sql } from '../../database/entity-sql.js';

export const OWN_BOUNDS = { words: 4000 } as const;

export interface SavedOwn {
  legalForm: LegalForm;
  issues: Issue[];
  at: Date;
}

@Injectable()
export class OwnDraftsService {
  constructor(
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** Saves what is right of the form and keeps the rest as it was stored. */
  async save(actor: Actor, id: number, body: Body): Promise<SavedOwn> {
    return this.acts.perform(actor, (act) => this.saveIn(act, id, body));
  }

  /** Saves the form that came with the wish to hand it in, then hands it in unless something stands in the way. */
  async submit(actor: Actor, id: number, body: Body): Promise<SavedOwn & { blockers: OwnBlocker[] }> {
    return this.acts.perform(actor, async (act) => {
      const before = await lockOwnLegalForm(act, id);
      if (before.status === 'submitted') return { legalForm: before, issues: [], at: act.at, blockers: [] };
      const saved = await this.saveIn(act, id, body);
      const settled = await settledPlace(act, saved.legalForm, act);
      if (!settled)
        return { ...saved, issues: [...saved.issues, { field: '', code: 'errors:left-unit' }], blockers: [] };
      const blockers = ownBlockers(settled, act.today);
      if (saved.issues.length > 0 || blockers.length > 0) return { ...saved, blockers };
      await act.update(
        LegalFormRow,
        { id },
        { status: 'submitted', submittedAt: saved.at, headSavedAt: null, revision: sql('revision + 1') },
      );
      const { selfMarks, strengths, limits } = saved.legalForm;
      const detail = { marks: selfMarks, strengths, limits };
      await recordAct(act, {
        chain: `legal-sheet:${id}`,
        act: 'legal-sheet.submitted',
        account: actor.accountId,
        at: saved.at,
        detail,
      });
      return { ...saved, blockers };
    });
  }

  async withdraw(actor: Actor, id: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const legalForm = await lockOwnLegalForm(act, id);
      if (legalForm.status === 'draft') return;
      if (!withdrawable(legalForm, act.today)) throw this.stays(legalForm);
      await act.update(LegalFormRow, { id }, { status: 'draft', submittedAt: null, revision: sql('revision + 1') });
      await act.record(`legal-sheet:${id}`, 'legal-sheet.withdrawn');
    });
  }

  private async saveIn(act: Act, id: number, body: Body): Promise<SavedOwn> {
    const legalForm = await lockOwnLegalForm(act, id);
    requireOwnWritable(legalForm, act.today);
    requireSeen(legalForm, readVersion(body), act.zone);
    const issues: Issue[] = [];
    const selfMarks = readMarks(legalForm.month, body, legalForm.selfMarks, issues);
    const strengths = readText(body, 'strengths', legalForm.strengths, OWN_BOUNDS.words, issues);
    const limits = readText(body, 'limits', legalForm.limits, OWN_BOUNDS.words, issues);
    await act.update(
      LegalFormRow,
      { id },
      { selfMarks, strengths, limits, selfSavedAt: act.at, revision: sql('revision + 1') },
    );
    const saved = { ...legalForm, selfMarks, strengths, limits, selfSavedAt: act.at, revision: legalForm.revision + 1 };
    return { legalForm: saved, issues, at: act.at };
  }

  private stays(legalForm: LegalForm): Conflict {
    if (legalForm.status !== 'submitted' || legalForm.closedAt !== null) return new Conflict('not-editable');
    if (legalForm.headSavedAt === null) return new Conflict('withdraw-late');
    return new Conflict('legal-begun', { at: formatMoment(legalForm.headSavedAt, this.clock.zone) });
  }
}
