import { Injectable } from '@nestjs/common';
import { notify } from '../../acts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Tx } from '../../database/db.js';
import { formatMonth } from '../../web/format.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { monthsCovered } from '../periods/span.js';
import { monthsOfAbsence, type AbsenceForm } from './absence.form.js';
import { liveAbsences, liveImports, lockCovering, shareRoot, type CoveringForm } from './month-facts.js';
import { officialToRecord } from './official-place.js';

/** Months in which a person is left out of the mean (Art 11.2), recorded by personnel. */
@Injectable()
export class AbsencesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async record(actor: Actor, officialId: number, form: AbsenceForm): Promise<Issue[]> {
    const asked = monthsOfAbsence(form);
    if ('issues' in asked) return asked.issues;
    const { months } = asked;
    return this.db.tx(async (tx) => {
      const official = await officialToRecord(tx, actor, officialId);
      await shareRoot(tx, official.unitId);
      const forms = await lockCovering(tx, officialId, months);
      const issues = await this.refusals(tx, officialId, months, forms);
      if (issues.length > 0) return issues;
      const at = this.clock.now();
      await tx.change(
        `insert into absences (official_id, month, kind, reason, by_account, at) select $1, month, $3, $4, $5, $6 from unnest($2::text[]) month`,
        [officialId, months, form.kind, form.reason, actor.accountId, at],
      );
      await this.leaveForms(tx, officialId, forms);
      await recordAct(tx, {
        chain: `official:${officialId}`,
        act: 'official.absence',
        account: actor.accountId,
        at,
        detail: { months, kind: form.kind, reason: form.reason },
      });
      await this.tell(tx, actor, officialId, 'legal-absence', months[0]!, months.at(-1)!);
      return [];
    });
  }

  /** The person is back in the month: while it is open the form is a draft again. What a closed month says stays. */
  async end(actor: Actor, absenceId: number): Promise<{ officialId: number; month: string }> {
    return this.db.tx(async (tx) => {
      const absence = await tx.one<{ officialId: number; month: string; endedAt: Date | null }>(
        'select official_id as "officialId", month, ended_at as "endedAt" from absences where id = $1 for update',
        [absenceId],
      );
      if (!absence) throw new NotFound();
      const { officialId, month } = absence;
      const official = await officialToRecord(tx, actor, officialId);
      if (absence.endedAt) throw new Conflict('legal-absence-ended');
      await shareRoot(tx, official.unitId);
      const forms = await lockCovering(tx, officialId, [month]);
      if (forms.some((form) => form.closed && form.status === 'absent')) throw new Conflict('legal-absence-closed');
      const at = this.clock.now();
      await tx.change('update absences set ended_by = $2, ended_at = $3 where id = $1', [
        absenceId,
        actor.accountId,
        at,
      ]);
      const back = forms.filter((form) => form.status === 'absent').map(({ id }) => id);
      await tx.change(
        `update legal_sheets set status = 'draft', submitted_at = null, revision = revision + 1 where id = any ($1::int[])`,
        [back],
      );
      await recordAct(tx, {
        chain: `official:${officialId}`,
        act: 'official.absence-ended',
        account: actor.accountId,
        at,
        detail: { month },
      });
      await this.tell(tx, actor, officialId, 'legal-absence-ended', month, month);
      return { officialId, month };
    });
  }

  private async refusals(
    tx: Tx,
    officialId: number,
    months: readonly string[],
    forms: readonly CoveringForm[],
  ): Promise<Issue[]> {
    const confirmed = forms.find((form) => form.status === 'confirmed');
    if (confirmed)
      return [
        { field: 'from', code: 'legal-periods:issue.confirmed', params: { month: formatMonth(confirmed.month) } },
      ];
    const [absent] = await liveAbsences(tx, officialId, months);
    if (absent)
      return [{ field: 'from', code: 'legal-periods:issue.absentAlready', params: { month: formatMonth(absent) } }];
    const [imported] = await liveImports(tx, officialId, months);
    return imported
      ? [{ field: 'from', code: 'legal-periods:issue.importedAlready', params: { month: formatMonth(imported) } }]
      : [];
  }

  /** A form all of whose months are absent now says so; the form of a quarter stays while one of its months is served. */
  private async leaveForms(tx: Tx, officialId: number, forms: readonly CoveringForm[]): Promise<void> {
    const absent = new Set(
      await liveAbsences(
        tx,
        officialId,
        forms.flatMap((form) => monthsCovered(form.month, form.span)),
      ),
    );
    const left = forms
      .filter((form) => monthsCovered(form.month, form.span).every((month) => absent.has(month)))
      .map(({ id }) => id);
    await tx.change(`update legal_sheets set status = 'absent', revision = revision + 1 where id = any ($1::int[])`, [
      left,
    ]);
  }

  private async tell(tx: Tx, actor: Actor, officialId: number, code: string, from: string, to: string): Promise<void> {
    const href = `/legal/officials/${officialId}/${from.slice(0, 4)}`;
    await notify(tx, { officialId, code, params: { by: actor.name, from, to }, href, at: this.clock.now() });
  }
}
