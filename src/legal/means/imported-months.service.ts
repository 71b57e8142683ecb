import { isLaw } from '../../scoring/editions/all-editions.js';
import { Injectable } from '@nestjs/common';
import { notify } from '../../acts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Tx } from '../../database/db.js';
import { formatMonth } from '../../web/format.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { importIssues, type ImportedMonthForm } from './imported-month.form.js';
import { liveAbsences, liveImports, lockCovering, shareRoot } from './month-facts.js';
import { officialToRecord } from './official-place.js';

/** Months scored by the agency a person came from (Art 19.1), with the document that says so. By Decree 335 only. */
@Injectable()
export class ImportedMonthsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async add(actor: Actor, officialId: number, form: ImportedMonthForm): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const official = await officialToRecord(tx, actor, officialId);
      await shareRoot(tx, official.unitId);
      const issues = [...importIssues(form, this.clock.today()), ...(await this.refusals(tx, officialId, form.month))];
      if (issues.length > 0) return issues;
      const at = this.clock.now();
      await tx.change(
        `insert into imported_months (official_id, month, score, agency, document_number, document_date, by_account, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [officialId, form.month, form.score, form.agency, form.documentNumber, form.documentDate, actor.accountId, at],
      );
      await recordAct(tx, {
        chain: `official:${officialId}`,
        act: 'official.month-imported',
        account: actor.accountId,
        at,
        detail: { ...form },
      });
      const params = { by: actor.name, month: form.month, agency: form.agency };
      await notify(tx, {
        officialId,
        code: 'legal-month-imported',
        params,
        href: `/legal/officials/${officialId}/${form.month.slice(0, 4)}`,
        at,
      });
      return [];
    });
  }

  /** An import entered wrongly is ended, not wiped. */
  async end(actor: Actor, importId: number): Promise<{ officialId: number; month: string }> {
    return this.db.tx(async (tx) => {
      const row = await tx.one<{ officialId: number; month: string; endedAt: Date | null }>(
        'select official_id as "officialId", month, ended_at as "endedAt" from imported_months where id = $1 for update',
        [importId],
      );
      if (!row) throw new NotFound();
      await officialToRecord(tx, actor, row.officialId);
      if (row.endedAt) throw new Conflict('legal-import-ended');
      const at = this.clock.now();
      await tx.change('update imported_months set ended_by = $2, ended_at = $3 where id = $1', [
        importId,
        actor.accountId,
        at,
      ]);
      const act = {
        chain: `official:${row.officialId}`,
        act: 'official.month-import-ended',
        account: actor.accountId,
        at,
      };
      await recordAct(tx, { ...act, detail: { importId, month: row.month } });
      return { officialId: row.officialId, month: row.month };
    });
  }

  private async refusals(tx: Tx, officialId: number, month: string): Promise<Issue[]> {
    const params = { month: formatMonth(month) };
    const own = (await lockCovering(tx, officialId, [month])).some(
      (form) => isLaw(form.edition) && form.status !== 'absent',
    );
    if (own) return [{ field: 'month', code: 'legal-periods:issue.ownForm', params }];
    if ((await liveImports(tx, officialId, [month])).length > 0)
      return [{ field: 'month', code: 'legal-periods:issue.importedAlready', params }];
    if ((await liveAbsences(tx, officialId, [month])).length > 0)
      return [{ field: 'month', code: 'legal-periods:issue.absentAlready', params }];
    return [];
  }
}
