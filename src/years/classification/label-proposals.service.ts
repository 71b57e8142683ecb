import type { Act } from '../../acts/act.js';
import { type Asking } from '../../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { Clock } from '../../clock.js';
import { type Rows } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import type { Issue } from '../../web/issues.js';
import { openAgency, openAgencyToAct, type OpenedAgency } from './agency-access.js';
import type { NumberedDecisionForm } from './decision.form.js';
import { readProposal } from './proposal.form.js';
import { yearGroup, type YearGroup, type YearPerson } from './year-group.js';
import { requireSeen } from '../../web/seen.js';
import { YearRecord } from '../year-record.entity.js';
import { sql } from '../../database/entity-sql.js';

export interface OpenedPerson {
  agency: OpenedAgency;
  group: YearGroup;
  person: YearPerson;
}

@Injectable()
export class LabelProposalsService {
  constructor(
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** One person's year for whoever classifies them and for personnel; nobody reads their own preparation. */
  async open(asking: Asking, yearId: number, yearRecordId: number): Promise<OpenedPerson> {
    const unitId = await usingUnitOf(asking, yearId, yearRecordId);
    return this.found(asking, await openAgency(asking, asking.actor, yearId, unitId, asking.today), yearRecordId);
  }

  /** Keeps what the classifier proposes for one person, and how the label is to be used (Điều 23.3). Any order, until the decision. */
  async propose(actor: Actor, yearId: number, yearRecordId: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { person, agency } = await this.toAct(act, yearId, yearRecordId);
      if (!agency.may[person.part]) throw new Forbidden();
      requireSeen(body, person.yearRecord.revision);
      const form = readProposal(body, person.label.computed);
      if (form.issues) return form.issues;
      const { lowered, reason, handling } = form.value;
      await act.update(
        YearRecord,
        { id: yearRecordId },
        {
          proposedLabel: lowered ? 'good' : person.label.computed,
          proposalReason: reason,
          handling,
          proposedBy: actor.accountId,
          proposedAt: act.at,
          revision: sql('revision + 1'),
        },
      );
      await this.record(act, person, 'year.proposed', { lowered, reason, handling });
      return [];
    });
  }

  /** The decision that lets a label stand on the months there are (Điều 19.2, 19.3). Entered by personnel or the classifier. */
  async allowFewerMonths(
    actor: Actor,
    yearId: number,
    yearRecordId: number,
    form: NumberedDecisionForm,
  ): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { person, agency } = await this.toAct(act, yearId, yearRecordId);
      if (!agency.personnel && !agency.may[person.part]) throw new Forbidden();
      if (person.label.missing.length === 0 || person.label.months === 0)
        return [{ field: 'number', code: 'classification:issue.noMissingMonth' }];
      await act.update(
        YearRecord,
        { id: yearRecordId },
        {
          fewerMonthsNumber: form.number,
          fewerMonthsDate: form.decidedOn,
          fewerMonthsBy: actor.accountId,
          revision: sql('revision + 1'),
        },
      );
      await this.record(act, person, 'year.fewer-months', {
        number: form.number,
        decidedOn: form.decidedOn,
        missing: person.label.missing,
      });
      return [];
    });
  }

  /** Behind the lock of the year; whose label is decided is told so. */
  async toAct(act: Act, yearId: number, yearRecordId: number): Promise<OpenedPerson> {
    const unitId = await usingUnitOf(act, yearId, yearRecordId);
    const opened = await this.found(
      act,
      await openAgencyToAct(act, act.actor, yearId, unitId, act.today),
      yearRecordId,
    );
    if (opened.person.yearRecord.labelId !== null) {
      throw new Conflict('year-decided', {
        official: opened.person.yearRecord.officialName,
        at: formatMoment(opened.person.yearRecord.labelAt, act.zone),
      });
    }
    return opened;
  }

  private async found(asking: Asking, agency: OpenedAgency, yearRecordId: number): Promise<OpenedPerson> {
    const group = await yearGroup(asking, agency.year, agency.unit.unitId, this.clock.today());
    const person = group.people.find(({ yearRecord }) => yearRecord.id === yearRecordId);
    if (
      !person ||
      person.yearRecord.officialId === asking.actor.officialId ||
      !(agency.personnel || agency.may[person.part])
    )
      throw new NotFound();
    return { agency, group, person };
  }

  record(act: Act, { yearRecord }: YearPerson, code: string, detail: Record<string, unknown>): Promise<void> {
    return act.record(`official:${yearRecord.officialId}`, code, {
      sheet: yearRecord.id,
      year: yearRecord.year,
      ...detail,
    });
  }
}

async function usingUnitOf(on: Rows, yearId: number, yearRecordId: number): Promise<number> {
  const row = await on.one<{ unitId: number }>(
    'select using_unit_id as "unitId" from year_records where id = $1 and year_id = $2',
    [yearRecordId, yearId],
  );
  if (!row) throw new NotFound();
  return row.unitId;
}
