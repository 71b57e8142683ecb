import { Acts } from '../acts/acts.js';
import { isOver, type Dated } from '../standing/validity.js';
import { dayIssue, readDay } from '../web/days.js';
import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { Conflict, NotFound } from '../web/errors.js';
import type { Issue } from '../web/issues.js';
import { requireSeen, seenOf } from '../web/seen.js';
import { explained } from './held-by.js';
import { daysInOrder, type MemberForm } from './official.form.js';
import { officialTyped } from './officials.queries.js';
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

  /** Creates the unit's committee, or renames it. */
  async name(actor: Actor, unitId: number, name: string, body?: unknown): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const unit = await this.units.managed(act, unitId);
      const before = await act.one<{ name: string }>('select name from committees where unit_id = $1', [unitId]);
      requireSeen(body, committeeSeen(before));
      if (unit.closedOn) throw new Conflict();
      const row = await act.one<{ id: number }>(
        'insert into committees (unit_id, name) values ($1, $2) on conflict (unit_id) do update set name = excluded.name returning id',
        [unitId, name],
      );
      await act.record(`committee:${row!.id}`, 'committee.named', { unitId, name });
    });
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
          await this.units.managed(act, unitId, 'for share of u');
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

  async unseat(actor: Actor, memberId: number, typed: unknown): Promise<{ unitId: number; issues: Issue[] }> {
    return this.acts.perform(actor, async (act) => {
      const row = await act.one<Dated & { committee_id: number; unit_id: number }>(
        `select m.committee_id, c.unit_id, m.from_date as "fromDate", m.to_date as "toDate" from committee_members m join committees c on c.id = m.committee_id
         where m.id = $1 for update of m`,
        [memberId],
      );
      if (!row) throw new NotFound();
      await this.units.managed(act, row.unit_id, 'for share of u');
      if (isOver(row, act.today)) throw new Conflict();
      const day = readDay(typed);
      if (!day) return { unitId: row.unit_id, issues: [dayIssue('day', typed)] };
      if (day < row.fromDate) return { unitId: row.unit_id, issues: [{ field: 'day', code: 'officials:endsBefore' }] };
      await act.update(CommitteeMember, { id: memberId }, { toDate: day });
      await act.record(`committee:${row.committee_id}`, 'committee.member-ended', { memberId, day });
      return { unitId: row.unit_id, issues: [] };
    });
  }
}

export function committeeSeen(committee: { name: string } | null | undefined): string {
  return seenOf({ name: committee?.name });
}
