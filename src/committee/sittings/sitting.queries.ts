import { committeeNameOn, nameOn } from '../../standing/units-on.js';
import { postsKnown } from '../../standing/known.js';
import { heldOn } from '../../standing/validity.js';
import { seenOf } from '../../web/seen.js';
import type { Rows, Tx } from '../../database/db.js';
import type { SittingRole } from './sitting.policy.js';

export interface SittingRow {
  id: number;
  committeeId: number;
  committeeName: string;
  unitId: number;
  unitName: string;
  unitPath: string;
  periodId: number;
  month: string;
  number: number;
  heldOn: string;
  beganAt: string;
  endedAt: string | null;
  place: string;
  chairId: number;
  chairName: string;
  secretaryId: number;
  secretaryName: string;
  guests: string;
  quorumAbove: string;
  withdrawnCount: boolean;
  conclusion: string;
  revision: number;
  openedAt: Date;
  closedAt: Date | null;
  closedByName: string | null;
  cancelledAt: Date | null;
  cancelReason: string | null;
}

const SITTING = `
select s.id, s.committee_id as "committeeId", ${committeeNameOn('c.id', 's.held_on')} as "committeeName", c.unit_id as "unitId", ${nameOn('c.unit_id', 's.held_on')} as "unitName", u.path as "unitPath",
  s.period_id as "periodId", p.month, s.number, s.held_on as "heldOn", s.began_at as "beganAt", s.ended_at as "endedAt", s.place,
  s.chair_id as "chairId", ch.full_name as "chairName", s.secretary_id as "secretaryId", se.full_name as "secretaryName", s.guests,
  s.quorum_above as "quorumAbove", s.withdrawn_count as "withdrawnCount", s.conclusion, s.revision, s.opened_at as "openedAt",
  s.closed_at as "closedAt", cb.display_name as "closedByName", s.cancelled_at as "cancelledAt", s.cancel_reason as "cancelReason"
from sittings s join committees c on c.id = s.committee_id join units u on u.id = c.unit_id join periods p on p.id = s.period_id
join officials ch on ch.id = s.chair_id join officials se on se.id = s.secretary_id left join accounts cb on cb.id = s.closed_by`;

export async function findSitting(on: Rows, id: number): Promise<SittingRow | undefined> {
  return on.one<SittingRow>(`${SITTING} where s.id = $1`, [id], 'sitting');
}

/** Those of a committee whose record is still being kept, the newest first. */
export async function openSittingsOf(on: Rows, committeeId: number): Promise<SittingRow[]> {
  return on.rows<SittingRow>(
    `${SITTING} where s.committee_id = $1 and s.closed_at is null and s.cancelled_at is null order by s.held_on desc, s.id desc limit 5`,
    [committeeId],
    'sittings-open',
  );
}

/** Locks the sitting: its acts are done one after the other. */
export async function lockSitting(tx: Tx, id: number): Promise<SittingRow | undefined> {
  await tx.one('select id from sittings where id = $1 for update', [id]);
  return findSitting(tx, id);
}

/** Sittings of committees within these scopes, the newest first. */
export async function sittingsWithin(
  on: Rows,
  scopes: readonly string[],
  most: number,
  from: number,
): Promise<(SittingRow & { items: number; decisions: number; total: number })[]> {
  return on.rows(
    `${SITTING.replace(
      'select s.id',
      `select count(*) over ()::int as total,
       (select count(*)::int from sitting_items i where i.sitting_id = s.id and i.removed_at is null) as items,
       (select count(*)::int from sitting_decisions d join sitting_items i on i.id = d.item_id where i.sitting_id = s.id) as decisions, s.id`,
    )}
     where exists (select 1 from unnest($1::text[]) as x (path) where u.path like x.path || '%')
     order by s.held_on desc, s.id desc limit $2 offset $3`,
    [scopes, most, from],
    'sittings-within',
  );
}

export interface SittingMember {
  officialId: number;
  name: string;
  title: string;
  role: SittingRole;
  present: boolean;
  absence: string;
}

export async function membersOf(on: Rows, sittingId: number): Promise<SittingMember[]> {
  return on.rows<SittingMember>(
    `select m.official_id as "officialId", o.full_name as name, coalesce(t.title, '') as title, m.role, m.present, m.absence
     from sitting_members m join officials o on o.id = m.official_id join sittings s on s.id = m.sitting_id
     left join lateral (select title from ${postsKnown("coalesce(s.closed_at, 'infinity')")} p where p.official_id = m.official_id and p.main and ${heldOn('p', 's.held_on')} order by p.from_date desc limit 1) t on true
     where m.sitting_id = $1 order by array_position(array['chair','deputy','secretary','member'], m.role), o.sort_name, o.id`,
    [sittingId],
    'sitting-members',
  );
}

export interface CommitteeSeat {
  committeeId: number;
  officialId: number;
  name: string;
  role: SittingRole;
}

/** Who sits on a committee on a day. */
export async function seatsOn(on: Rows, committeeId: number, day: string): Promise<CommitteeSeat[]> {
  return on.rows<CommitteeSeat>(
    `select m.committee_id as "committeeId", m.official_id as "officialId", o.full_name as name, m.role from committee_members m
     join officials o on o.id = m.official_id
     where m.committee_id = $1 and ${heldOn('m', '$2::date')}
     order by array_position(array['chair','deputy','secretary','member'], m.role), o.sort_name, o.id`,
    [committeeId, day],
    'committee-seats',
  );
}

/** The committee's sitting that is open now, if there is one. */
export async function openSittingOf(
  on: Rows,
  committeeId: number,
): Promise<{ id: number; number: number; periodId: number } | undefined> {
  return on.one(
    'select id, number, period_id as "periodId" from sittings where committee_id = $1 and closed_at is null and cancelled_at is null',
    [committeeId],
    'open-sitting',
  );
}

/** When the committee last began: its usual hour. */
export async function lastHeldOf(on: Rows, committeeId: number): Promise<{ beganAt: string } | undefined> {
  return on.one(
    'select began_at as "beganAt" from sittings where committee_id = $1 and cancelled_at is null order by held_on desc, id desc limit 1',
    [committeeId],
    'last-sitting',
  );
}

/** Who came, as the form shows it. */
export function attendanceSeen({ guests }: Pick<SittingRow, 'guests'>, members: readonly SittingMember[]): string {
  return seenOf({ guests, members: members.map(({ officialId, present, absence }) => [officialId, present, absence]) });
}
