import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, Stale } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import type { Issue } from '../../web/issues.js';
import { openYearSheetToAct } from '../year-sheet-access.js';
import { findYearSheet, type YearSheet } from '../year-sheet.queries.js';
import { missingOf, readForm02 } from './form02.form.js';
import { YearSheet as YearSheetRow } from '../year-sheet.entity.js';
import { sql } from '../../database/entity-sql.js';

export interface SavedForm02 {
  sheet: YearSheet;
  issues: Issue[];
}

/** Mẫu 02 by its own person: their label and report. What the authority decides is never written here. */
@Injectable()
export class Forms02Service {
  constructor(private readonly acts: Acts) {}

  async save(actor: Actor, id: number, body: unknown): Promise<SavedForm02> {
    return this.acts.perform(actor, async (act) => this.write(act, await this.own(act, id), body));
  }

  /** Saves what the form carries and hands it in. A second press finds it handed in and changes nothing. */
  async submit(actor: Actor, id: number, body: unknown): Promise<SavedForm02> {
    return this.acts.perform(actor, async (act) => {
      const before = await this.own(act, id);
      if (before.status === 'submitted') return { sheet: before, issues: [] };
      const { sheet, issues } = await this.write(act, before, body);
      const all = [...issues, ...missingOf(sheet)];
      if (all.length > 0) return { sheet, issues: all };
      await act.update(
        YearSheetRow,
        { id },
        { status: 'submitted', submittedAt: act.at, revision: sql('revision + 1') },
      );
      const detail = { yearSheetId: id, year: sheet.year, selfLabel: sheet.selfLabel };
      await act.record(`official:${sheet.officialId}`, 'year-sheet.submitted', detail);
      return { sheet: (await findYearSheet(act, id))!, issues: [] };
    });
  }

  async withdraw(actor: Actor, id: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const sheet = await this.own(act, id);
      if (sheet.status === 'draft') return;
      if (sheet.status === 'classified') throw new Conflict('year-sheet-classified');
      await act.update(YearSheetRow, { id }, { status: 'draft', submittedAt: null, revision: sql('revision + 1') });
      await act.record(`official:${sheet.officialId}`, 'year-sheet.withdrawn', { yearSheetId: id, year: sheet.year });
    });
  }

  private async own(act: Act, id: number): Promise<YearSheet> {
    const { sheet, at } = await openYearSheetToAct(act, act.actor, id, act.today);
    if (!at.self) throw new Forbidden();
    return sheet;
  }

  private async write(act: Act, sheet: YearSheet, body: unknown): Promise<SavedForm02> {
    if (sheet.status !== 'draft')
      throw new Conflict(sheet.status === 'classified' ? 'year-sheet-classified' : 'year-sheet-submitted');
    const { version, selfLabel = sheet.selfLabel, selfReport = sheet.selfReport, issues } = readForm02(body);
    if (version !== null && version !== sheet.revision)
      throw new Stale('draft-moved', { at: formatMoment(sheet.selfSavedAt, act.zone) });
    await act.update(
      YearSheetRow,
      { id: sheet.id },
      { selfLabel, selfReport, selfSavedAt: act.at, revision: sql('revision + 1') },
    );
    return { sheet: { ...sheet, selfLabel, selfReport, selfSavedAt: act.at, revision: sheet.revision + 1 }, issues };
  }
}
