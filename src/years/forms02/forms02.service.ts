import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, Stale } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import type { Issue } from '../../web/issues.js';
import { openYearRecordToAct } from '../year-record-access.js';
import { findYearRecord, type YearRecord } from '../year-record.queries.js';
import { missingOf, readForm02 } from './form02.form.js';
import { YearRecord as YearRecordRow } from '../year-record.entity.js';
import { sql } from '../../database/entity-sql.js';

export interface SavedForm02 {
  yearRecord: YearRecord;
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
      if (before.status === 'submitted') return { yearRecord: before, issues: [] };
      const { yearRecord, issues } = await this.write(act, before, body);
      const all = [...issues, ...missingOf(yearRecord)];
      if (all.length > 0) return { yearRecord, issues: all };
      await act.update(
        YearRecordRow,
        { id },
        { status: 'submitted', submittedAt: act.at, revision: sql('revision + 1') },
      );
      const detail = { yearSheetId: id, year: yearRecord.year, selfLabel: yearRecord.selfLabel };
      await act.record(`official:${yearRecord.officialId}`, 'year-sheet.submitted', detail);
      return { yearRecord: (await findYearRecord(act, id))!, issues: [] };
    });
  }

  async withdraw(actor: Actor, id: number): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const yearRecord = await this.own(act, id);
      if (yearRecord.status === 'draft') return;
      if (yearRecord.status === 'classified') throw new Conflict('year-record-classified');
      await act.update(YearRecordRow, { id }, { status: 'draft', submittedAt: null, revision: sql('revision + 1') });
      await act.record(`official:${yearRecord.officialId}`, 'year-sheet.withdrawn', {
        yearSheetId: id,
        year: yearRecord.year,
      });
    });
  }

  private async own(act: Act, id: number): Promise<YearRecord> {
    const { yearRecord, at } = await openYearRecordToAct(act, act.actor, id, act.today);
    if (!at.self) throw new Forbidden();
    return yearRecord;
  }

  private async write(act: Act, yearRecord: YearRecord, body: unknown): Promise<SavedForm02> {
    if (yearRecord.status !== 'draft')
      throw new Conflict(yearRecord.status === 'classified' ? 'year-record-classified' : 'year-record-submitted');
    const { version, selfLabel = yearRecord.selfLabel, selfReport = yearRecord.selfReport, issues } = readForm02(body);
    if (version !== null && version !== yearRecord.revision)
      throw new Stale('draft-moved', { at: formatMoment(yearRecord.selfSavedAt, act.zone) });
    await act.update(
      YearRecordRow,
      { id: yearRecord.id },
      { selfLabel, selfReport, selfSavedAt: act.at, revision: sql('revision + 1') },
    );
    return {
      yearRecord: { ...yearRecord, selfLabel, selfReport, selfSavedAt: act.at, revision: yearRecord.revision + 1 },
      issues,
    };
  }
}
