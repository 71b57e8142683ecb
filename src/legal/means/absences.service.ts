import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { formatMonth } from '../../web/format.js';
import type { Actor } from '../../web/actor.js';
import type { Issue } from '../../web/issues.js';
import { monthsCovered } from '../periods/span.js';
import { monthsOfAbsence, type AbsenceForm } from './absence.form.js';
import { lockYearsDecided } from '../months-file/months-file.queries.js';
import { liveAbsences, liveImports, lockCovering, shareRoot, type CoveringForm } from './month-facts.js';
import { officialToRecord } from './official-place.js';
import { LegalForm } from '../forms/legal-form.entity.js';
import { sql } from '../../database/entity-sql.js';

/** Months in which a person is left out of the mean (Art 11.2), recorded by personnel. */
@Injectable()
export class AbsencesService {
  constructor(private readonly acts: Acts) {}

  async record(actor: Actor, officialId: number, form: AbsenceForm): Promise<Issue[]> {
    const asked = monthsOfAbsence(form);
    if ('issues' in asked) return asked.issues;
    const { months } = asked;
    return this.acts.perform(actor, async (act) => {
      const official = await officialToRecord(act, officialId);
      const years = [...new Set(months.map((month) => Number(month.slice(0, 4))))];
      if (await lockYearsDecided(act, officialId, years)) return [{ field: 'from', code: 'errors:legal-year-decided' }];
      await shareRoot(act, official.unitId);
      const forms = await lockCovering(act, officialId, months);
      const issues = await this.refusals(act, officialId, months, forms);
      if (issues.length > 0) return issues;
      await act.change(
        `insert into absences (official_id, month, kind, reason, by_account, at) select $1, month, $3, $4, $5, $6 from unnest($2::text[]) month`,
        [officialId, months, form.kind, form.reason, actor.accountId, act.at],
      );
      await this.leaveForms(act, officialId, forms);
      await act.record(`official:${officialId}`, 'official.absence', { months, kind: form.kind, reason: form.reason });
      await this.tell(act, officialId, 'legal-absence', months[0]!, months.at(-1)!);
      return [];
    });
  }

  private async refusals(
    act: Act,
    officialId: number,
    months: readonly string[],
    forms: readonly CoveringForm[],
  ): Promise<Issue[]> {
    const confirmed = forms.find((form) => form.status === 'confirmed');
    if (confirmed)
      return [
        { field: 'from', code: 'legal-periods:issue.confirmed', params: { month: formatMonth(confirmed.month) } },
      ];
    const [absent] = await liveAbsences(act, officialId, months);
    if (absent)
      return [{ field: 'from', code: 'legal-periods:issue.absentAlready', params: { month: formatMonth(absent) } }];
    const [imported] = await liveImports(act, officialId, months);
    return imported
      ? [{ field: 'from', code: 'legal-periods:issue.importedAlready', params: { month: formatMonth(imported) } }]
      : [];
  }

  /** A form all of whose months are absent now says so; the form of a quarter stays while one of its months is served. */
  private async leaveForms(act: Act, officialId: number, forms: readonly CoveringForm[]): Promise<void> {
    const absent = new Set(
      await liveAbsences(
        act,
        officialId,
        forms.flatMap((form) => monthsCovered(form.month, form.span)),
      ),
    );
    const left = forms
      .filter((form) => monthsCovered(form.month, form.span).every((month) => absent.has(month)))
      .map(({ id }) => id);
    await act.update(LegalForm, { id: left }, { status: 'absent', revision: sql('revision + 1') });
  }

  private async tell(act: Act, officialId: number, code: string, from: string, to: string): Promise<void> {
    const href = `/legal/officials/${officialId}/${from.slice(0, 4)}`;
    await act.tell(officialId, code, href, { by: act.actor.name, from, to });
  }
}
