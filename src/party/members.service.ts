import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { recordActs } from '../acts/record-act.js';
import type { Asking } from '../acts/asking.js';
import type { Rows, Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import { plainDoor } from '../standing/door.js';
import type { Issue } from '../web/issues.js';
import { mayEnterMember } from './party.policy.js';
import { PEOPLE_MOST, type PartyMemberForm } from './member.form.js';
import { findMember, overlapping, placesOf, type MemberRow } from './members.queries.js';
import { PartyMember } from './party-member.entity.js';

/** A membership, for personnel over where the person works: to others it does not exist. */
export async function memberToChange(on: Asking, id: number): Promise<MemberRow> {
  const { open } = memberDoor(on.today);
  return open(on, on.actor, id);
}

function memberDoor(day: string) {
  return plainDoor<MemberRow>({
    find: (on: Rows, id) => findMember(on, id, day),
    async lock(tx: Tx, id) {
      await tx.one('select id from party_members where id = $1 for update', [id]);
      return findMember(tx, id, day);
    },
    known: (actor, { path }) => mayEnterMember(actor, path),
  });
}

/** Personnel enter who is a Party member, and from which day they no longer are. */
@Injectable()
export class PartyMembersService {
  constructor(private readonly acts: Acts) {}

  /** All who are ticked, or nobody: one whose days lie over another row of theirs is named. */
  enter(actor: Actor, people: readonly number[], form: PartyMemberForm): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      if (people.length === 0) return [{ field: 'people', code: 'party:issue.nobody' }];
      if (people.length > PEOPLE_MOST)
        return [{ field: 'people', code: 'party:issue.many', params: { most: PEOPLE_MOST } }];
      await act.rows('select id from officials where id = any ($1::int[]) order by id for update', [people]);
      const places = await placesOf(act, people, act.today);
      if (places.length < people.length) throw new NotFound();
      if (places.some(({ path }) => !mayEnterMember(actor, path))) throw new Forbidden();
      const { fromDate, cell = '' } = form;
      if (fromDate > act.today) return [{ field: 'fromDate', code: 'party:issue.future' }];
      const held = await overlapping(act, { officialIds: people, from: fromDate, to: null });
      if (held.length > 0)
        return [
          { field: 'people', code: 'party:issue.held', params: { names: held.map(({ name }) => name).join(', ') } },
        ];
      const rows = await act.insertMany(
        PartyMember,
        people.map((officialId) => ({ officialId, fromDate, cell, ...act.by })),
      );
      await recordActs(
        act,
        { act: 'party-member.entered', account: actor.accountId, at: act.at },
        rows.map(({ id, officialId }) => ({
          chain: `official:${officialId}`,
          detail: { member: id, fromDate, cell },
        })),
      );
      await act.tell(people, 'party-member-entered', '/party', { by: actor.name });
      return [];
    });
  }

  end(actor: Actor, id: number, day: string): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const member = await memberDoor(act.today).openToAct(act, actor, id);
      if (member.toDate !== null) throw new Conflict('party-member-ended');
      if (day < member.fromDate) return [{ field: 'day', code: 'party:issue.before' }];
      if (day > act.today) return [{ field: 'day', code: 'party:issue.future' }];
      await act.update(PartyMember, { id }, { toDate: day });
      await act.record(`official:${member.officialId}`, 'party-member.ended', { member: id, toDate: day });
      await act.tell(member.officialId, 'party-member-ended', '/party', { by: actor.name, day });
      return [];
    });
  }
}
