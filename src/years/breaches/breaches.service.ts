import { Injectable } from '@nestjs/common';
import { notify } from '../../acts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, violated, type Rows, type Tx } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { breachToRead, pathsOf } from './breach-access.js';
import type { BreachForm, OverrideForm } from './breach.form.js';
import { mayRecordBreach } from './breach.policy.js';
import { ledBetween } from './leading.queries.js';
import { lockOverride, unitsOfPerson, type BreachRow } from './breaches.queries.js';

/** Records what competent bodies found and decided; nothing here follows by itself from anything else. */
@Injectable()
export class BreachesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
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
    return this.db.tx(async (tx) => {
      const units = await this.unitsFor(actor, officialId, tx);
      if (!units.some(({ id }) => id === form.unitId))
        return { issues: [{ field: 'unitId', code: 'years:issue.breachUnit' }] };
      if (form.happenedOn > this.clock.today())
        return { issues: [{ field: 'happenedOn', code: 'years:issue.future' }] };
      const at = this.clock.now();
      const row = await tx.one<{ id: number }>(
        'insert into breaches (official_id, unit_id, happened_on, description, by_account, at) values ($1, $2, $3, $4, $5, $6) returning id',
        [officialId, form.unitId, form.happenedOn, form.description, actor.accountId, at],
      );
      const detail = { breachId: row!.id, unitId: form.unitId, happenedOn: form.happenedOn };
      await recordAct(tx, {
        chain: `official:${officialId}`,
        act: 'breach.recorded',
        account: actor.accountId,
        at,
        detail,
      });
      return { id: row!.id };
    });
  }

  /** Makes a breach count in a year (Art 20.4b-d). The database holds it to one year (Art 11.3a, 11.3b). */
  async override(actor: Actor, breachId: number, form: OverrideForm): Promise<Issue[]> {
    if (form.decisionDate > this.clock.today()) return [{ field: 'decisionDate', code: 'years:issue.future' }];
    try {
      return await this.db.tx(async (tx) => {
        const breach = await this.toRecord(tx, actor, breachId);
        if (breach.countedIn !== null) return counted(breach.countedIn);
        if (form.kind === 'corruption-in-unit' && !(await this.led(tx, breach, form.year)))
          return [{ field: 'kind', code: 'years:issue.leadsNobody', params: { year: form.year } }];
        await this.insertOverride(tx, actor, breach, form);
        return [];
      });
    } catch (error) {
      if (violated(error) !== 'one_year_for_a_breach') throw error;
      const { countedIn } = await breachToRead(this.db, actor, breachId, this.clock.today());
      return counted(countedIn ?? form.year);
    }
  }

  async withdraw(actor: Actor, breachId: number, id: number, reason: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const breach = await this.toRecord(tx, actor, breachId);
      const override = await lockOverride(tx, breachId, id);
      if (!override) throw new NotFound();
      if (override.withdrawnAt) throw new Conflict('override-withdrawn', { name: override.withdrawnBy ?? '' });
      const at = this.clock.now();
      await tx.change(
        'update overrides set withdrawn_by = $2, withdrawn_at = $3, withdrawal_reason = $4 where id = $1',
        [id, actor.accountId, at, reason],
      );
      const detail = { breachId, overrideId: id, year: override.year, reason };
      await recordAct(tx, {
        chain: `official:${breach.officialId}`,
        act: 'breach.override-withdrawn',
        account: actor.accountId,
        at,
        detail,
      });
      await notify(tx, {
        officialId: breach.officialId,
        code: 'override-withdrawn',
        params: { year: override.year, by: actor.name },
        href: `/years/breaches/${breachId}`,
        at,
      });
    });
  }

  private async insertOverride(tx: Tx, actor: Actor, breach: BreachRow, form: OverrideForm): Promise<void> {
    const { year, kind, decisionNumber, decisionDate, issuedBy } = form;
    const relation = kind === 'discipline' ? form.relation! : null;
    const at = this.clock.now();
    const row = await tx.one<{ id: number }>(
      `insert into overrides (breach_id, official_id, year, kind, relation, decision_number, decision_date, issued_by, by_account, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
      [breach.id, breach.officialId, year, kind, relation, decisionNumber, decisionDate, issuedBy, actor.accountId, at],
    );
    const detail = {
      breachId: breach.id,
      overrideId: row!.id,
      year,
      kind,
      relation,
      decisionNumber,
      decisionDate,
      issuedBy,
    };
    await recordAct(tx, {
      chain: `official:${breach.officialId}`,
      act: 'breach.override-recorded',
      account: actor.accountId,
      at,
      detail,
    });
    await notify(tx, {
      officialId: breach.officialId,
      code: 'override-recorded',
      params: { year, number: decisionNumber, by: actor.name },
      href: `/years/breaches/${breach.id}`,
      at,
    });
  }

  /** On the day of the breach, or in the year it is to count in. */
  private async led(tx: Tx, { officialId, happenedOn }: BreachRow, year: number): Promise<boolean> {
    return (
      (await ledBetween(tx, officialId, happenedOn, happenedOn)) ||
      ledBetween(tx, officialId, `${year}-01-01`, `${year}-12-31`)
    );
  }

  private async toRecord(tx: Tx, actor: Actor, id: number): Promise<BreachRow> {
    const breach = await breachToRead(tx, actor, id, this.clock.today());
    if (!mayRecordBreach(actor, breach.officialId, pathsOf(breach)))
      throw new Forbidden(breach.officialId === actor.officialId ? 'own-sheet' : 'forbidden');
    return breach;
  }
}

function counted(year: number): Issue[] {
  return [{ field: 'year', code: 'years:issue.counted', params: { year } }];
}
