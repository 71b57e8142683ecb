import { Injectable } from '@nestjs/common';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Tx } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, Stale } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import type { Issue } from '../../web/issues.js';
import { openYearSheetToAct } from '../year-sheet-access.js';
import { findYearSheet, type YearSheet } from '../year-sheet.queries.js';
import { missingOf, readForm02 } from './form02.form.js';

export interface SavedForm02 {
  sheet: YearSheet;
  issues: Issue[];
}

/** Mẫu 02 by its own person: their label and report. What the authority decides is never written here. */
@Injectable()
export class Forms02Service {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async save(actor: Actor, id: number, body: unknown): Promise<SavedForm02> {
    return this.db.tx(async (tx) => this.write(tx, await this.own(tx, actor, id), body));
  }

  /** Saves what the form carries and hands it in. A second press finds it handed in and changes nothing. */
  async submit(actor: Actor, id: number, body: unknown): Promise<SavedForm02> {
    return this.db.tx(async (tx) => {
      const before = await this.own(tx, actor, id);
      if (before.status === 'submitted') return { sheet: before, issues: [] };
      const { sheet, issues } = await this.write(tx, before, body);
      const all = [...issues, ...missingOf(sheet)];
      if (all.length > 0) return { sheet, issues: all };
      const at = this.clock.now();
      await tx.change(
        `update year_sheets set status = 'submitted', submitted_at = $2, revision = revision + 1 where id = $1`,
        [id, at],
      );
      const detail = { yearSheetId: id, year: sheet.year, selfLabel: sheet.selfLabel };
      await recordAct(tx, {
        chain: `official:${sheet.officialId}`,
        act: 'year-sheet.submitted',
        account: actor.accountId,
        at,
        detail,
      });
      return { sheet: (await findYearSheet(tx, id))!, issues: [] };
    });
  }

  async withdraw(actor: Actor, id: number): Promise<void> {
    await this.db.tx(async (tx) => {
      const sheet = await this.own(tx, actor, id);
      if (sheet.status === 'draft') return;
      if (sheet.status === 'classified') throw new Conflict('year-sheet-classified');
      const at = this.clock.now();
      await tx.change(
        `update year_sheets set status = 'draft', submitted_at = null, revision = revision + 1 where id = $1`,
        [id],
      );
      await recordAct(tx, {
        chain: `official:${sheet.officialId}`,
        act: 'year-sheet.withdrawn',
        account: actor.accountId,
        at,
        detail: { yearSheetId: id, year: sheet.year },
      });
    });
  }

  private async own(tx: Tx, actor: Actor, id: number): Promise<YearSheet> {
    const { sheet, at } = await openYearSheetToAct(tx, actor, id, this.clock.today());
    if (!at.self) throw new Forbidden();
    return sheet;
  }

  private async write(tx: Tx, sheet: YearSheet, body: unknown): Promise<SavedForm02> {
    if (sheet.status !== 'draft')
      throw new Conflict(sheet.status === 'classified' ? 'year-sheet-classified' : 'year-sheet-submitted');
    const { version, selfLabel = sheet.selfLabel, selfReport = sheet.selfReport, issues } = readForm02(body);
    if (version !== null && version !== sheet.revision)
      throw new Stale('draft-moved', { at: formatMoment(sheet.selfSavedAt, this.clock.zone) });
    const at = this.clock.now();
    await tx.change(
      'update year_sheets set self_label = $2, self_report = $3, self_saved_at = $4, revision = revision + 1 where id = $1',
      [sheet.id, selfLabel, selfReport, at],
      'save-form02',
    );
    return { sheet: { ...sheet, selfLabel, selfReport, selfSavedAt: at, revision: sheet.revision + 1 }, issues };
  }
}
