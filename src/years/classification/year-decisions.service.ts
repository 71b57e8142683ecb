import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Actor } from '../../web/actor.js';
import { Forbidden } from '../../web/errors.js';
import { openAgencyToAct } from './agency-access.js';
import { closeYear } from './close-year.js';
import { groupBlockers, type GroupBlocker, type Part } from './group.blockers.js';
import { decisionsOf } from './group.queries.js';
import { tellLabels, writeLabels, type NewLabel } from './labels.write.js';
import { groupPeople, yearGroup, type YearPerson } from './year-group.js';
import { YearDecision } from './year-decision.entity.js';

@Injectable()
export class YearDecisionsService {
  constructor(private readonly acts: Acts) {}

  /** One act decides the whole part of an agency (Điều 10.2, 20, 21), or nothing of it. It never chooses who gives way. */
  async decide(actor: Actor, yearId: number, unitId: number, part: Part): Promise<GroupBlocker[]> {
    return this.acts.perform(actor, async (act) => {
      const { year, may } = await openAgencyToAct(act, actor, yearId, unitId, act.today);
      if (!may[part]) throw new Forbidden();
      await act.rows('select id from year_records where year_id = $1 and using_unit_id = $2 order by id for update', [
        yearId,
        unitId,
      ]);
      const group = await yearGroup(act, year, unitId, act.today);
      const open = group.people.filter((person) => person.part === part && person.yearRecord.labelId === null);
      const [done] = (await decisionsOf(act, yearId, unitId)).filter((decision) => decision.part === part);
      if (done && open.length === 0) throw act.beaten('already-classified', { name: done.by, at: done.at });
      const blockers = groupBlockers(part, group.settled, groupPeople(group.people));
      if (blockers.length > 0) return blockers;
      const labels = open.map(labelOf);
      const ids = await writeLabels(act, labels, { record: group.record, account: actor.accountId, at: act.at });
      await act.insert(YearDecision, { yearId, usingUnitId: unitId, part, record: group.record, ...act.by });
      const { ceiling, excellent } = group.settled.agency;
      await act.record(`unit:${unitId}`, 'year.decided', {
        yearId,
        part,
        labels: ids,
        ceiling,
        excellent,
        share: group.share,
      });
      await closeYear(act, yearId, actor.accountId, act.at);
      await tellLabels(act, labels, 'year-classified', actor.name, act.at);
      return [];
    });
  }
}

/** Everybody who comes here has a label: an open one is a blocker. */
function labelOf(person: YearPerson): NewLabel {
  const { label, yearRecord } = person;
  const noMonths = label.reasons.includes('decided-without-months') ? person.noMonths : null;
  return {
    person,
    kind: 'classification',
    label: label.label!,
    reasons: label.reasons,
    reason: label.reasons.includes('lowered') ? yearRecord.proposalReason : (noMonths?.reason ?? null),
    decisionNumber: noMonths?.number ?? yearRecord.fewerMonthsNumber,
    decisionDate: noMonths?.decidedOn ?? yearRecord.fewerMonthsDate,
  };
}
