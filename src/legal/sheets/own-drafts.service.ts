import { Injectable } from '@nestjs/common';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Tx } from '../../database/db.js';
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

export const OWN_BOUNDS = { words: 4000 } as const;

export interface SavedOwn {
  sheet: LegalSheet;
  issues: Issue[];
  at: Date;
}

@Injectable()
export class OwnDraftsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Saves what is right of the form and keeps the rest as it was stored. */
  async save(actor: Actor, id: number, body: Body): Promise<SavedOwn> {
    return this.db.tx((tx) => this.saveIn(tx, actor, id, body));
  }

  /** Saves the form that came with the wish to hand it in, then hands it in unless something stands in the way. */
  async submit(actor: Actor, id: number, body: Body): Promise<SavedOwn & { blockers: OwnBlocker[] }> {
    return this.db.tx(async (tx) => {
      const before = await lockOwnLegalSheet(tx, actor, id, this.clock.today());
      if (before.status === 'submitted') return { sheet: before, issues: [], at: this.clock.now(), blockers: [] };
      const saved = await this.saveIn(tx, actor, id, body);
      const settled = await settledPlace(tx, saved.sheet, saved.at);
      if (!settled)
        return { ...saved, issues: [...saved.issues, { field: '', code: 'errors:left-unit' }], blockers: [] };
      const blockers = ownBlockers(settled, this.clock.today());
      if (saved.issues.length > 0 || blockers.length > 0) return { ...saved, blockers };
      await tx.change(
        `update legal_sheets set status = 'submitted', submitted_at = $2, head_saved_at = null, revision = revision + 1 where id = $1`,
        [id, saved.at],
      );
      const { selfMarks, strengths, limits } = saved.sheet;
      const detail = { marks: selfMarks, strengths, limits };
      await recordAct(tx, {
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
    await this.db.tx(async (tx) => {
      const sheet = await lockOwnLegalSheet(tx, actor, id, this.clock.today());
      if (sheet.status === 'draft') return;
      if (!withdrawable(sheet, this.clock.today())) throw this.stays(sheet);
      const at = this.clock.now();
      await tx.change(
        `update legal_sheets set status = 'draft', submitted_at = null, revision = revision + 1 where id = $1`,
        [id],
      );
      await recordAct(tx, { chain: `legal-sheet:${id}`, act: 'legal-sheet.withdrawn', account: actor.accountId, at });
    });
  }

  private async saveIn(tx: Tx, actor: Actor, id: number, body: Body): Promise<SavedOwn> {
    const sheet = await lockOwnLegalSheet(tx, actor, id, this.clock.today());
    requireOwnWritable(sheet, this.clock.today());
    requireSeen(sheet, readVersion(body), this.clock.zone);
    const issues: Issue[] = [];
    const selfMarks = readMarks(sheet.month, body, sheet.selfMarks, issues);
    const strengths = readText(body, 'strengths', sheet.strengths, OWN_BOUNDS.words, issues);
    const limits = readText(body, 'limits', sheet.limits, OWN_BOUNDS.words, issues);
    const at = this.clock.now();
    await tx.change(
      'update legal_sheets set self_marks = $2, strengths = $3, limits = $4, self_saved_at = $5, revision = revision + 1 where id = $1',
      [id, JSON.stringify(selfMarks), strengths, limits, at],
      'save-legal-draft',
    );
    const saved = { ...sheet, selfMarks, strengths, limits, selfSavedAt: at, revision: sheet.revision + 1 };
    return { sheet: saved, issues, at };
  }

  private stays(sheet: LegalSheet): Conflict {
    if (sheet.status !== 'submitted' || sheet.closedAt !== null) return new Conflict('not-editable');
    if (sheet.headSavedAt === null) return new Conflict('withdraw-late');
    return new Conflict('legal-begun', { at: formatMoment(sheet.headSavedAt, this.clock.zone) });
  }
}
