import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { Injectable } from '@nestjs/common';
import { recordAct } from '../../acts/record-act.js';
import { formatMonth } from '../../web/format.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { importIssues, type ImportedMonthForm } from './imported-month.form.js';
import { liveAbsences, liveImports, lockCovering, shareRoot } from './month-facts.js';
import { officialToRecord } from './official-place.js';
import { ImportedMonth } from './imported-month.entity.js';

/** Months scored by the agency a person came from (Art 19.1), with the document that says so. By Decree 335 only. */
@Injectable()
export class ImportedMonthsService {
  constructor(private readonly acts: Acts) {}

  async add(actor: Actor, officialId: number, form: ImportedMonthForm): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const official = await officialToRecord(act, officialId);
      await shareRoot(act, official.unitId);
      const issues = [...importIssues(form, act.today), ...(await this.refusals(act, officialId, form.month))];
      if (issues.length > 0) return issues;
      await act.insert(ImportedMonth, {
        officialId,
        month: form.month,
        score: form.score,
        agency: form.agency,
        documentNumber: form.documentNumber,
        documentDate: form.documentDate,
        ...act.by,
      });
      await act.record(`official:${officialId}`, 'official.month-imported', { ...form });
      const params = { by: actor.name, month: form.month, agency: form.agency };
      await act.tell(
        officialId,
        'legal-month-imported',
        `/legal/officials/${officialId}/${form.month.slice(0, 4)}`,
        params,
      );
      return [];
    });
  }

  /** An import entered wrongly is ended, not wiped. */
  async end(actor: Actor, importId: number): Promise<{ officialId: number; month: string }> {
    return this.acts.perform(actor, async (act) => {
      const row = await act.one<{ officialId: number; month: string; endedAt: Date | null }>(
        'select official_id as "officialId", month, ended_at as "endedAt" from imported_months where id = $1 for update',
        [importId],
      );
      if (!row) throw new NotFound();
      await officialToRecord(act, row.officialId);
      if (row.endedAt) throw new Conflict('legal-import-ended');
      await act.update(ImportedMonth, { id: importId }, { endedBy: actor.accountId, endedAt: act.at });
      const done = {
        chain: `official:${row.officialId}`,
        act: 'official.month-import-ended',
        account: actor.accountId,
        at: act.at,
      };
      await recordAct(act, { ...done, detail: { importId, month: row.month } });
      return { officialId: row.officialId, month: row.month };
    });
  }

  private async refusals(act: Act, officialId: number, month: string): Promise<Issue[]> {
    const params = { month: formatMonth(month) };
    const own = (await lockCovering(act, officialId, [month])).some(
      (form) => isLaw(form.edition) && form.status !== 'absent',
    );
    if (own) return [{ field: 'month', code: 'legal-periods:issue.ownForm', params }];
    if ((await liveImports(act, officialId, [month])).length > 0)
      return [{ field: 'month', code: 'legal-periods:issue.importedAlready', params }];
    if ((await liveAbsences(act, officialId, [month])).length > 0)
      return [{ field: 'month', code: 'legal-periods:issue.absentAlready', params }];
    return [];
  }
}
