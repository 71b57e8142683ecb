import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { recordAct } from '../../acts/record-act.js';
import { Clock } from '../../clock.js';
import type { Actor } from '../../web/actor.js';
import { Conflict } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import type { Issue } from '../../web/issues.js';
import type { LegalSheet } from './legal-sheet.queries.js';
import { readMarks, readText } from './marks.form.js';
import { readVersion, type Body } from '../../web/read-form.js';
import { lockOwnLegalSheet, requireOwnWritable, requireSeen, withdrawable } from './own-sheet.js';
import { settledPlace } from './settle-place.js';
import { ownBlockers, type OwnBlocker } from './submission.blockers.js';
import { LegalSheet as LegalSheetRow } from './legal-sheet.entity.js';
import { sql } from '../../database/entity-sql.js';

export const OWN_BOUNDS = { words: 4000 } as const;

export interface SavedOwn {
  sheet: LegalSheet;
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
      const before = await lockOwnLegalSheet(act, id);
      if (before.status === 'submitted') return { sheet: before, issues: [], at: act.at, blockers: [] };
      const saved = await this.saveIn(act, id, body);
      const settled = await settledPlace(act, saved.sheet, saved.at);
      if (!settled)
        return { ...saved, issues: [...saved.issues, { field: '', code: 'errors:left-unit' }], blockers: [] };
      const blockers = ownBlockers(settled, act.today);
      if (saved.issues.length > 0 || blockers.length > 0) return { ...saved, blockers };
      await act.update(
        LegalSheetRow,
        { id },
        { status: 'submitted', submittedAt: saved.at, headSavedAt: null, revision: sql('revision + 1') },
      );
      const { selfMarks, strengths, limits } = saved.sheet;
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
      const sheet = await lockOwnLegalSheet(act, id);
      if (sheet.status === 'draft') return;
      if (!withdrawable(sheet, act.today)) throw this.stays(sheet);
      await act.update(LegalSheetRow, { id }, { status: 'draft', submittedAt: null, revision: sql('revision + 1') });
      await act.record(`legal-sheet:${id}`, 'legal-sheet.withdrawn');
    });
  }

  private async saveIn(act: Act, id: number, body: Body): Promise<SavedOwn> {
    const sheet = await lockOwnLegalSheet(act, id);
    requireOwnWritable(sheet, act.today);
    requireSeen(sheet, readVersion(body), act.zone);
    const issues: Issue[] = [];
    const selfMarks = readMarks(sheet.month, body, sheet.selfMarks, issues);
    const strengths = readText(body, 'strengths', sheet.strengths, OWN_BOUNDS.words, issues);
    const limits = readText(body, 'limits', sheet.limits, OWN_BOUNDS.words, issues);
    await act.update(
      LegalSheetRow,
      { id },
      { selfMarks, strengths, limits, selfSavedAt: act.at, revision: sql('revision + 1') },
    );
    const saved = { ...sheet, selfMarks, strengths, limits, selfSavedAt: act.at, revision: sheet.revision + 1 };
    return { sheet: saved, issues, at: act.at };
  }

  private stays(sheet: LegalSheet): Conflict {
    if (sheet.status !== 'submitted' || sheet.closedAt !== null) return new Conflict('not-editable');
    if (sheet.headSavedAt === null) return new Conflict('withdraw-late');
    return new Conflict('legal-begun', { at: formatMoment(sheet.headSavedAt, this.clock.zone) });
  }
}
