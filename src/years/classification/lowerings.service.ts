import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { recordActs } from '../../acts/record-act.js';
import type { Actor } from '../../web/actor.js';
import { Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import type { Body } from '../../web/read-form.js';
import { requireSeen, seenOf } from '../../web/seen.js';
import { openAgencyToAct } from './agency-access.js';
import { mayLower, readLowerings, type Lowering } from './lowerings.form.js';
import { yearGroup, type YearPerson } from './year-group.js';

@Injectable()
export class LoweringsService {
  constructor(private readonly acts: Acts) {}

  /** Proposes several people as good in place of excellent, each with their own reason, in one act: all of them or none. */
  propose(actor: Actor, yearId: number, unitId: number | null, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const agency = await openAgencyToAct(act, actor, yearId, unitId, act.today);
      if (!agency.may.people && !agency.may.head) throw new Forbidden();
      const group = await yearGroup(act, agency.year, agency.unit.unitId, act.today);
      const people = mayLower(agency, group, actor);
      requireSeen(body, loweringsSeen(people));
      const { changes, issues } = readLowerings(body, people);
      if (issues.length > 0 || changes.length === 0) return issues;
      await act.change(
        `update year_records s set proposed_label = n.label, proposal_reason = n.reason, proposed_by = $4, proposed_at = $5, revision = revision + 1
         from unnest($1::int[], $2::text[], $3::text[]) as n (id, label, reason) where s.id = n.id`,
        [
          changes.map(({ person }) => person.yearRecord.id),
          changes.map(({ lowered }) => (lowered ? 'good' : 'excellent')),
          changes.map(({ reason }) => reason),
          actor.accountId,
          act.at,
        ],
      );
      await recordActs(act, { act: 'year.proposed', account: actor.accountId, at: act.at }, changes.map(said));
      return [];
    });
  }
}

function said({ person: { yearRecord }, lowered, reason }: Lowering) {
  const { id, year, officialId, handling } = yearRecord;
  return { chain: `official:${officialId}`, detail: { sheet: id, year, lowered, reason, handling } };
}

/** Which state of whom the page was made from. */
export function loweringsSeen(people: readonly YearPerson[]): string {
  return seenOf(Object.fromEntries(people.map(({ yearRecord }) => [`r${yearRecord.id}`, yearRecord.revision])));
}
