import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { Clock } from '../../clock.js';
import { Db, violated, type Rows } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { breachToRead, pathsOf } from './breach-access.js';
import type { BreachForm, OverrideForm, OverrideWithdrawalForm } from './breach.form.js';
import { mayRecordBreach } from './breach.policy.js';
import { ledBetween } from './leading.queries.js';
import { lockOverride, lockYears, overridesOfBreach, unitsOfPerson, type BreachRow } from './breaches.queries.js';
import { Breach } from './breach.entity.js';
import { Override } from './override.entity.js';

/** Records what competent bodies found and decided; nothing here follows by itself from anything else. */
@Injectable()
export class BreachesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** The units a person worked in, for personnel of one of them. */
  async unitsFor(
    actor: Actor,
    officialId: number,
    on: Rows = this.db,
  ): Promise<{ id: number; name: string; path: string; now: boolean }[]> {
    const units = await unitsOfPerson(on, officialId);
    if (
      !mayRecordBreach(
        actor,
        officialId,
        units.map(({ path }) => path),
      )
    )
      throw new NotFound();
    return units;
  }

  async record(actor: Actor, officialId: number, form: BreachForm): Promise<{ id: number } | { issues: Issue[] }> {
    return this.acts.perform(actor, async (act) => {
      const units = await this.unitsFor(actor, officialId, act);
      if (!units.some(({ id }) => id === form.unitId))
        return { issues: [{ field: 'unitId', code: 'years:issue.breachUnit' }] };
      if (form.happenedOn > act.today) return { issues: [{ field: 'happenedOn', code: 'years:issue.future' }] };
      const row = await act.insert(Breach, {
        officialId,
        unitId: form.unitId,
        happenedOn: form.happenedOn,
        description: form.description,
        ...act.by,
      });
      const detail = { breachId: row.id, unitId: form.unitId, happenedOn: form.happenedOn };
      await act.record(`official:${officialId}`, 'breach.recorded', detail);
      return { id: row.id };
    });
  }

  /** Makes a breach count in a year (Art 20.4b-d). The database holds it to one year (Art 11.3a, 11.3b). */
  async override(actor: Actor, breachId: number, form: OverrideForm): Promise<Issue[]> {
    if (form.decisionDate > this.clock.today()) return [{ field: 'decisionDate', code: 'years:issue.future' }];
    try {
      return await this.acts.perform(actor, async (act) => {
        const breach = await this.toRecord(act, breachId, [form.year]);
        if (breach.countedIn !== null) return counted(breach.countedIn);
        if (form.kind === 'corruption-in-unit' && !(await this.led(act, breach, form.year)))
          return [{ field: 'kind', code: 'years:issue.leadsNobody', params: { year: form.year } }];
        await this.insertOverride(act, breach, form);
        return [];
      });
    } catch (error) {
      if (violated(error) !== 'one_year_for_a_breach') throw error;
      const { countedIn } = await breachToRead(this.db, actor, breachId, this.clock.today());
      return counted(countedIn ?? form.year);
    }
  }

  /** By a decision of its own; the label that stood on it stays until a decision replaces that too (Art 21.3). */
  async withdraw(actor: Actor, breachId: number, id: number, form: OverrideWithdrawalForm): Promise<Issue[]> {
    const { reason, withdrawalNumber: number, withdrawalDate: decidedOn } = form;
    return this.acts.perform(actor, async (act) => {
      const years = (await overridesOfBreach(act, breachId)).map(({ year }) => year);
      const breach = await this.toRecord(act, breachId, years);
      const override = await lockOverride(act, breachId, id);
      if (!override) throw new NotFound();
      if (override.struckAt) throw new Conflict('override-struck');
      if (override.withdrawnAt) throw new Conflict('override-withdrawn', { name: override.withdrawnBy ?? '' });
      if (decidedOn > act.today) return [{ field: 'withdrawalDate', code: 'years:issue.future' }];
      if (decidedOn < override.decisionDate) return [{ field: 'withdrawalDate', code: 'years:issue.beforeOverride' }];
      await act.update(
        Override,
        { id },
        {
          withdrawnBy: actor.accountId,
          withdrawnAt: act.at,
          withdrawalReason: reason,
          withdrawalNumber: number,
          withdrawalDate: decidedOn,
        },
      );
      const detail = { breachId, overrideId: id, year: override.year, number, decidedOn, reason };
      await act.record(`official:${breach.officialId}`, 'breach.override-withdrawn', detail);
      await act.tell(breach.officialId, 'override-withdrawn', `/years/breaches/${breachId}`, {
        year: override.year,
        by: actor.name,
      });
      return [];
    });
  }

  private async insertOverride(act: Act, breach: BreachRow, form: OverrideForm): Promise<void> {
    const { year, kind, decisionNumber, decisionDate, issuedBy } = form;
    const relation = kind === 'discipline' ? form.relation! : null;
    const row = await act.insert(Override, {
      breachId: breach.id,
      officialId: breach.officialId,
      year,
      kind,
      relation,
      decisionNumber,
      decisionDate,
      issuedBy,
      ...act.by,
    });
    const detail = {
      breachId: breach.id,
      overrideId: row.id,
      year,
      kind,
      relation,
      decisionNumber,
      decisionDate,
      issuedBy,
    };
    await act.record(`official:${breach.officialId}`, 'breach.override-recorded', detail);
    await act.tell(breach.officialId, 'override-recorded', `/years/breaches/${breach.id}`, {
      year,
      number: decisionNumber,
      by: act.actor.name,
    });
  }

  /** On the day of the breach, or in the year it is to count in. */
  private async led(act: Act, { officialId, happenedOn }: BreachRow, year: number): Promise<boolean> {
    return (
      (await ledBetween(act, officialId, happenedOn, happenedOn)) ||
      ledBetween(act, officialId, `${year}-01-01`, `${year}-12-31`)
    );
  }

  /** The years in which it counts, or is to count, are held first; then it is looked at once more. */
  private async toRecord(act: Act, id: number, years: readonly number[]): Promise<BreachRow> {
    const { officialId } = await breachToRead(act, act.actor, id, act.today);
    await lockYears(act, officialId, years);
    const breach = await breachToRead(act, act.actor, id, act.today);
    if (!mayRecordBreach(act.actor, breach.officialId, pathsOf(breach)))
      throw new Forbidden(breach.officialId === act.actor.officialId ? 'own-paper' : 'forbidden');
    if (breach.struck) throw new Conflict('breach-struck');
    return breach;
  }
}

function counted(year: number): Issue[] {
  return [{ field: 'year', code: 'years:issue.counted', params: { year } }];
}
