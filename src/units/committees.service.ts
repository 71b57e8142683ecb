import { Acts } from '../acts/acts.js';
import { isOver, type Dated } from '../standing/validity.js';
import { readAskedDay } from '../web/far-day.js';
import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { Conflict, NotFound } from '../web/errors.js';
import type { Act } from '../acts/act.js';
import type { FormResult, Issue } from '../web/issues.js';
import { performOnUnits, stateAct } from './history/state-act.js';
import { requireSeen, seenOf } from '../web/seen.js';
import { dayAfter, dayBefore } from './days.js';
import type { Ending } from './ending.js';
import { explained } from './held-by.js';
import { shutDay } from './history/shut-day.js';
import { daysInOrder, type CommitteeForm, type MemberForm } from './official.form.js';
import { officialTyped } from './officials.queries.js';
import { withinCommittee, withinUnit } from './place.js';
import { UnitsService } from './units.service.js';
import { CommitteeMember } from './committee-member.entity.js';

/** The Party committee attached to a unit, and who sits on it from when to when. */
@Injectable()
export class CommitteesService {
  constructor(
    private readonly db: Db,
    private readonly units: UnitsService,
    private readonly acts: Acts,
  ) {}

  /** Creates the unit's committee, or gives it another name from a day on; a committee that is there is renamed by a decision only. */
  async name(actor: Actor, unitId: number, form: CommitteeForm, body?: unknown): Promise<FormResult<number>> {
    return performOnUnits(this.acts, actor, undefined, async (act) => {
      const unit = await this.units.managed(act, unitId);
      const before = await act.one<{ id: number; name: string; toDate: string | null }>(
        'select id, name, to_date as "toDate" from committees where unit_id = $1',
        [unitId],
      );
      requireSeen(body, committeeSeen(before?.toDate === null ? before : undefined));
      if (unit.closedOn) throw new Conflict();
      const { name: committee, day, decisionNumber } = form;
      if (before?.name === committee && before.toDate === null) return { value: before.id };
      if (!before && !day && !decisionNumber) return { value: await this.make(act, unitId, committee) };
      if (!day || !decisionNumber) return { issues: missing(form) };
      const changes = [{ unitId, role: 'itself' as const, sets: { committee } }];
      const done = await stateAct(act, { kind: 'committee', unitId, day, decisionNumber, reason: null, changes });
      if (done.issues) return done;
      const now = await act.one<{ id: number }>('select id from committees where unit_id = $1', [unitId]);
      await act.record(`committee:${now!.id}`, 'committee.named', {
        unitId,
        name: committee,
        day,
        decisionNumber,
        unitAct: done.value.id,
      });
      return { value: now!.id };
    });
  }

  private async make(act: Act, unitId: number, name: string): Promise<number> {
    const row = await act.one<{ id: number }>('insert into committees (unit_id, name) values ($1, $2) returning id', [
      unitId,
      name,
    ]);
    await act.record(`committee:${row!.id}`, 'committee.named', { unitId, name });
    return row!.id;
  }

  async seat(actor: Actor, unitId: number, form: MemberForm): Promise<Issue[]> {
    const wrong = daysInOrder(form);
    if (wrong.length > 0) return wrong;
    const { role, fromDate, toDate = null } = form;
    const tried: { committeeId?: number; officialId?: number } = {};
    return explained(
      this.db,
      () => ({ ...tried, from: fromDate, to: toDate }),
      () =>
        this.acts.perform(actor, async (act) => {
          const unit = await this.units.managed(act, unitId, 'for share of u');
          const committee = await act.one<{ id: number }>('select id from committees where unit_id = $1', [unitId]);
          if (!committee) throw new NotFound();
          const person = await officialTyped(
            act,
            scopesOf(actor, 'personnel').map(({ path }) => path),
            form.person,
            act.today,
          );
          if ('issues' in person) return person.issues;
          Object.assign(tried, { committeeId: committee.id, officialId: person.id });
          const shut = await shutDay(act, [unit.path], { field: 'fromDate', day: fromDate });
          if (shut.length > 0) return shut;
          const outside = await withinUnit(act, { id: unitId, name: unit.name }, form);
          if (outside.length > 0) return outside;
          const without = await withinCommittee(act, committee.id, form);
          if (without.length > 0) return without;
          await act.insert(CommitteeMember, {
            committeeId: committee.id,
            officialId: person.id,
            role,
            fromDate,
            toDate,
          });
          const detail = { officialId: person.id, role, fromDate, toDate };
          await act.record(`committee:${committee.id}`, 'committee.member-seated', detail);
          return [];
        }),
    );
  }

  async unseat(actor: Actor, memberId: number, ending: Ending): Promise<{ unitId: number; issues: Issue[] }> {
    return this.acts.perform(actor, async (act) => {
      const row = await act.one<Dated & { committee_id: number; unit_id: number }>(
        `select m.committee_id, c.unit_id, m.from_date as "fromDate", m.to_date as "toDate" from committee_members m join committees c on c.id = m.committee_id
         where m.id = $1 for update of m`,
        [memberId],
      );
      if (!row) throw new NotFound();
      const unit = await this.units.managed(act, row.unit_id, 'for share of u');
      if (isOver(row, act.today)) throw new Conflict();
      const asked = readAskedDay(ending.day, 'day', act.today, ending.body);
      if (asked.issues) return { unitId: row.unit_id, issues: asked.issues };
      const { day } = asked;
      if (day < row.fromDate) return { unitId: row.unit_id, issues: [{ field: 'day', code: 'officials:endsBefore' }] };
      const shut = await shutDay(act, [unit.path], { field: 'day', day: dayAfter(day) }, dayBefore);
      if (shut.length > 0) return { unitId: row.unit_id, issues: shut };
      await act.update(CommitteeMember, { id: memberId }, { toDate: day });
      await act.record(`committee:${row.committee_id}`, 'committee.member-ended', { memberId, day });
      return { unitId: row.unit_id, issues: [] };
    });
  }
}

/** A committee that is there is called otherwise by a decision, from a day on. */
function missing({ day, decisionNumber }: CommitteeForm): Issue[] {
  return [
    ...(day ? [] : [{ field: 'day', code: 'date' }]),
    ...(decisionNumber ? [] : [{ field: 'decisionNumber', code: 'units:decisionNeeded', params: { most: 60 } }]),
  ];
}

export function committeeSeen(committee: { name: string } | null | undefined): string {
  return seenOf({ name: committee?.name });
}
