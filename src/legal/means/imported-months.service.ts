import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
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
import { holdMonths, monthsStanding, refusalOf } from './months-standing.js';
import { officialToRecord } from './official-place.js';
import { ImportedMonth } from './imported-month.entity.js';
import { writeImportedMonths } from './write-imported-months.js';

/** Months scored by the agency a person came from (Art 19.1), with the document that says so. By Decree 335 only. */
@Injectable()
export class ImportedMonthsService {
  constructor(private readonly acts: Acts) {}

  async add(actor: Actor, officialId: number, form: ImportedMonthForm): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const official = await officialToRecord(act, officialId);
      await holdMonths(act, official, [form.month]);
      const refused = refusalOf(officialId, form.month, await monthsStanding(act, [officialId], [form.month]));
      if (refused === 'decided') return [{ field: 'month', code: 'errors:legal-year-decided' }];
      const params = { month: formatMonth(form.month) };
      const standing = refused ? [{ field: 'month', code: `legal-periods:issue.${refused}`, params }] : [];
      const issues = [...importIssues(form, act.today), ...standing];
      if (issues.length > 0) return issues;
      const { month, score, agency, documentNumber, documentDate } = form;
      const given = { officialId, month, score, agency, documentNumber, documentDate };
      await writeImportedMonths(act, [given], { account: actor.accountId, name: actor.name, at: act.at });
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
