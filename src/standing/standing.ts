import type { Rows } from '../database/db.js';
import { hasRoleAt, within, type Actor } from '../web/actor.js';
import { ABOVE, approverOf, CHAIN_UNIT, type Approver, type ChainUnit } from './chain.js';
import { decidesOn, type Decider } from './decider.js';
import { LEADS } from './led.js';
import { headedScopes } from './scopes.js';

/** How a person stands to a record about a person. They may stand in several ways; `self` shuts every other. */
export interface Standing {
  self: boolean;
  /** Decides on it now: the head of the unit, for a head the head above, at the root the outside approver. */
  approver: boolean;
  /** Head of a unit above the approver's, or a deputy who leads this person. */
  above: boolean;
  committee: boolean;
  personnel: boolean;
  inspector: boolean;
}

interface StandingFacts {
  person: { officialId: number; unitPath: string };
  approver: Decider;
  /** Officials who lead this person. */
  ledBy: readonly number[];
}

function standingOf(actor: Actor, { person, approver, ledBy }: StandingFacts): Standing {
  const { officialId, unitPath } = person;
  const self = actor.officialId === officialId;
  const leads = actor.officialId !== null && ledBy.includes(actor.officialId);
  return {
    self,
    approver: decidesOn(actor, approver, person),
    above: !self && (within(unitPath, headedScopes(actor)) || leads),
    committee: !self && within(unitPath, actor.committees),
    personnel: !self && hasRoleAt(actor, 'personnel', unitPath),
    inspector: !self && hasRoleAt(actor, 'inspector', unitPath),
  };
}

/** May the actor know of the record: do they stand to it in any way? */
export function isKnown(at: object): boolean {
  return Object.values(at).some(Boolean);
}

/** A person in the unit where their record lies. */
export interface Placed {
  officialId: number;
  unitId: number;
  unitPath: string;
}

export interface Stand {
  at: Standing;
  /** Who decides on this person there, today. */
  approver: Approver;
}

export async function standTo(on: Rows, actor: Actor, person: Placed, day: string): Promise<Stand> {
  const [stand] = await standToEach(on, actor, [person], day);
  return stand!;
}

/** How the actor stands to each of them, in their order: one statement, however many. */
export async function standToEach(on: Rows, actor: Actor, people: readonly Placed[], day: string): Promise<Stand[]> {
  if (people.length === 0) return [];
  const [units, persons] = [people.map(({ unitId }) => unitId), people.map(({ officialId }) => officialId)];
  const found = await on.one<{ chains: Record<string, ChainUnit[]>; leaders: Record<string, number[]> }>(
    RELATIONS,
    [day, [...new Set(units)], [...new Set(persons)]],
    'stand-to',
  );
  return people.map((person) => {
    const approver = approverOf(person.officialId, found!.chains[person.unitId] ?? []);
    const ledBy = found!.leaders[person.officialId] ?? [];
    return { at: standingOf(actor, { person, approver, ledBy }), approver };
  });
}

/** The chains of heads of the units $2, nearest first, and who leads each of the people $3, on the day $1. */
const RELATIONS = `
${LEADS}, chains as (
  select c.of_unit, json_agg(c order by length(c.path) desc) as chain
  from (select u.id as of_unit, ${CHAIN_UNIT} from units u ${ABOVE} where u.id = any($2::int[])) c group by c.of_unit
), leaders as (
  select l.led, json_agg(distinct l.leader) as leaders from leads l where l.led = any($3::int[]) group by l.led
)
select (select coalesce(json_object_agg(c.of_unit, c.chain), '{}') from chains c) as chains,
  (select coalesce(json_object_agg(l.led, l.leaders), '{}') from leaders l) as leaders`;
