import type { Rows } from '../database/db.js';
import { approversOf } from '../standing/chain.js';
import { decidesOn } from '../standing/decider.js';
import { leadersOf } from '../standing/led.js';
import { heldOn } from '../standing/validity.js';
import { hasRoleAt, within, type Actor } from '../web/actor.js';
import { NotFound } from '../web/errors.js';
import { inAgencyOf } from './agency.js';
import { leadersOn } from './said.js';

export interface Person {
  officialId: number;
  name: string;
  title: string;
  unitId: number;
  unitName: string;
  unitPath: string;
  /** Tier 1 and up, a head or a deputy: their say and do is open to the agency. */
  leader: boolean;
}

/** How the reader stands to a person. */
export interface PersonSight {
  person: Person;
  self: boolean;
  /** Decides on their evaluation, or leads them. */
  head: boolean;
  /** Committee or inspector over their unit. */
  over: boolean;
}

/** A leader is open to the agency; others only to themselves and their head. */
export async function openPerson(on: Rows, actor: Actor, officialId: number, day: string): Promise<PersonSight> {
  const person = await personOf(on, officialId, day);
  if (!person) throw new NotFound();
  const sight = { person, ...(await standingTo(on, actor, person, day)) };
  const open = person.leader && inAgencyOf(actor, person.unitPath);
  if (!open && !sight.self && !sight.head) throw new NotFound();
  return sight;
}

/**
 * What is said and pledged belongs to the person, not to a paper of a unit: who decides is asked where their main post is today, and
 * somebody without one has nobody, not the outside approver (`standTo`).
 */
export async function standingTo(
  on: Rows,
  actor: Actor,
  person: Pick<Person, 'officialId' | 'unitPath'>,
  day: string,
): Promise<{ self: boolean; head: boolean; over: boolean }> {
  if (person.officialId === actor.officialId) return { self: true, head: false, over: false };
  const approver = (await approversOf(on, [person.officialId], day)).get(person.officialId);
  const leaders = (await leadersOf(on, [person.officialId], day)).get(person.officialId) ?? [];
  return {
    self: false,
    head: decidesOn(actor, approver, person) || leaders.some((leader) => leader.officialId === actor.officialId),
    over: within(person.unitPath, actor.committees) || hasRoleAt(actor, 'inspector', person.unitPath),
  };
}

/** A person in the place that makes them a leader, else in their main post. Nobody without a post on the day. */
async function personOf(on: Rows, officialId: number, day: string): Promise<Person | undefined> {
  return on.one<Person>(
    `with places as (
       select l.unit_id, l.title, true as leader, l.main, l.position, l.tier from (${leadersOn('$2')}) l where l.official_id = $1
       union all
       select p.unit_id, p.title, false, p.main, p.position, p.tier from posts p
       where p.official_id = $1 and p.main and ${heldOn('p', '$2::date')})
     select o.id as "officialId", o.full_name as name, w.title, w.leader, u.id as "unitId", u.name as "unitName", u.path as "unitPath"
     from places w join officials o on o.id = $1 join units u on u.id = w.unit_id
     order by w.leader desc, w.main desc, array_position(array['head','deputy','member'], w.position), w.tier desc limit 1`,
    [officialId, day],
    'commitments-person',
  );
}
