import { Injectable } from '@nestjs/common';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import { formatMoment } from '../../web/format.js';
import { openAgencyToAct } from './agency-access.js';
import { closeYear } from './close-year.js';
import { groupBlockers, type GroupBlocker, type Part } from './group.blockers.js';
import { decisionsOf } from './group.queries.js';
import { tellLabels, writeLabels, type NewLabel } from './labels.write.js';
import { groupPeople, yearGroup, type YearPerson } from './year-group.js';

@Injectable()
export class YearDecisionsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** One act decides the whole part of an agency (Điều 10.2, 20, 21), or nothing of it. It never chooses who gives way. */
  async decide(actor: Actor, yearId: number, unitId: number, part: Part): Promise<GroupBlocker[]> {
    return this.db.tx(async (tx) => {
      const today = this.clock.today();
      const { year, may } = await openAgencyToAct(tx, actor, yearId, unitId, today);
      if (!may[part]) throw new Forbidden();
      await tx.rows('select id from year_sheets where year_id = $1 and using_unit_id = $2 order by id for update', [
        yearId,
        unitId,
      ]);
      const group = await yearGroup(tx, year, unitId, today);
      const open = group.people.filter((person) => person.part === part && person.sheet.labelId === null);
      const [done] = (await decisionsOf(tx, yearId, unitId)).filter((decision) => decision.part === part);
      if (done && open.length === 0)
        throw new Conflict('already-classified', { name: done.by, at: formatMoment(done.at, this.clock.zone) });
      const blockers = groupBlockers(part, group.settled, groupPeople(group.people));
      if (blockers.length > 0) return blockers;
      const at = this.clock.now();
      const labels = open.map(labelOf);
      const ids = await writeLabels(tx, labels, { record: group.record, account: actor.accountId, at });
      await tx.change(
        'insert into year_decisions (year_id, using_unit_id, part, record, by_account, at) values ($1, $2, $3, $4, $5, $6)',
        [yearId, unitId, part, JSON.stringify(group.record), actor.accountId, at],
      );
      const { ceiling, excellent } = group.settled.agency;
      await recordAct(tx, {
        chain: `unit:${unitId}`,
        act: 'year.decided',
        account: actor.accountId,
        at,
        detail: { yearId, part, labels: ids, ceiling, excellent, share: group.share },
      });
      await closeYear(tx, yearId, actor.accountId, at);
      await tellLabels(tx, labels, 'year-classified', actor.name, at);
      return [];
    });
  }
}

/** Everybody who comes here has a label: an open one is a blocker. */
function labelOf(person: YearPerson): NewLabel {
  const { label, sheet } = person;
  const noMonths = label.reasons.includes('decided-without-months') ? person.noMonths : null;
  return {
    person,
    kind: 'classification',
    label: label.label!,
    reasons: label.reasons,
    reason: label.reasons.includes('lowered') ? sheet.proposalReason : (noMonths?.reason ?? null),
    decisionNumber: noMonths?.number ?? sheet.fewerMonthsNumber,
    decisionDate: noMonths?.decidedOn ?? sheet.fewerMonthsDate,
  };
}
