import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { Injectable } from '@nestjs/common';
import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';
import { formatMonth } from '../../web/format.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { readForm } from '../../web/read-form.js';
import { lockYearsDecided } from '../months-file/months-file.queries.js';
import { EndingForm, importIssues, type ImportedMonthForm } from './imported-month.form.js';
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
      const decided = await lockYearsDecided(act, officialId, [Number(form.month.slice(0, 4))]);
      if (decided) return [{ field: 'month', code: 'errors:legal-year-decided' }];
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

  /** An import entered wrongly is ended with a reason, not wiped; what a label rests on stays. */
  async end(
    actor: Actor,
    importId: number,
    body: unknown,
  ): Promise<{ issues: Issue[]; officialId: number; month: string }> {
    return this.acts.perform(actor, async (act) => {
      const row = await lockImport(act, importId);
      await officialToRecord(act, row.officialId);
      if (row.endedAt) throw act.beaten('legal-import-ended', { name: row.endedBy, at: row.endedAt });
      if (await lockYearsDecided(act, row.officialId, [Number(row.month.slice(0, 4))]))
        throw new Conflict('legal-year-decided');
      const form = readForm(EndingForm, body);
      if (form.issues) return { ...row, issues: form.issues };
      const { reason } = form.value;
      await act.update(
        ImportedMonth,
        { id: importId },
        { endedBy: actor.accountId, endedAt: act.at, endReason: reason },
      );
      const { officialId, month } = row;
      await act.record(`official:${officialId}`, 'official.month-import-ended', { importId, month, reason });
      const href = `/legal/officials/${officialId}/${month.slice(0, 4)}`;
      await act.tell(officialId, 'legal-import-ended', href, { by: actor.name, month, reason });
      return { ...row, issues: [] };
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

/** An import with whom it is about. */
export interface FoundImport {
  id: number;
  officialId: number;
  month: string;
  score: Dec;
  agency: string;
  documentNumber: string;
  documentDate: string;
  endedAt: Date | null;
  endedBy: string | null;
}

const IMPORT = `
select i.id, i.official_id as "officialId", i.month, trim_scale(i.score)::text as score, i.agency, i.document_number as "documentNumber",
  i.document_date as "documentDate", i.ended_at as "endedAt", a.display_name as "endedBy"
from imported_months i left join accounts a on a.id = i.ended_by where i.id = $1`;

export async function findImport(on: Rows, id: number): Promise<FoundImport> {
  const row = await on.one<FoundImport>(IMPORT, [id], 'imported-month');
  if (!row) throw new NotFound();
  return row;
}

async function lockImport(act: Act, id: number): Promise<FoundImport> {
  const row = await act.one<FoundImport>(`${IMPORT} for update of i`, [id]);
  if (!row) throw new NotFound();
  return row;
}
