import type { Rows } from '../database/db.js';
import { headChain, type ChainUnit } from '../standing/chain.js';
import { door, innerDoor } from '../standing/door.js';
import { heldOn } from '../standing/validity.js';
import type { Actor } from '../web/actor.js';
import { Conflict, NotFound } from '../web/errors.js';
import { mayEdit, mayRead, mayReadDraft, standingTo, type Standing } from './set.policy.js';
import { findVersion, lockVersion } from './version.queries.js';
import type { Version } from './version.js';

export interface UnitSet {
  unit: ChainUnit;
  chain: ChainUnit[];
  at: Standing;
}

export interface OpenedVersion extends UnitSet {
  version: Version;
}

/** Opens a unit's set for reading; who may not know of it gets 404. */
export async function openUnitSet(on: Rows, actor: Actor, unitId: number, day: string): Promise<UnitSet> {
  const chain = await headChain(on, unitId, day);
  const [unit] = chain;
  if (!unit) throw new NotFound();
  const at = standingTo(actor, chain, await relationsTo(on, actor, unitId, day));
  if (!mayRead(at)) throw new NotFound();
  return { unit, chain, at };
}

/** A draft is not yet the business of those it will measure. */
const known = door({
  find: findVersion,
  lock: lockVersion,
  async standing(on, actor, version: Version, day: string): Promise<OpenedVersion | null> {
    const set = await openUnitSet(on, actor, version.unitId, day);
    return version.countersignedAt || mayReadDraft(set.at) ? { ...set, version } : null;
  },
});

export const { open: openVersion, openToAct: openVersionToAct } = known;
/** A draft that this person may change now: not signed, not adopted. */
export const { open: openDraft, openToAct: openDraftToEdit } = innerDoor(known, {
  may: (_, { at }) => mayEdit(at),
  beaten({ version }) {
    if (version.countersignedAt) return new Conflict('set-adopted', { name: version.countersignedByName });
    return version.signedAt ? new Conflict('set-signed', { name: version.signedByName }) : null;
  },
});

async function relationsTo(
  on: Rows,
  actor: Actor,
  unitId: number,
  day: string,
): Promise<{ drafter: boolean; concerned: boolean }> {
  const found = await on.one<{ drafter: boolean; concerned: boolean }>(RELATIONS, [actor.officialId, unitId, day]);
  return found ?? { drafter: false, concerned: false };
}

const RELATIONS = `
select exists (select 1 from set_drafters d
    where d.official_id = $1 and d.unit_id = $2 and d.ended_at is null) as drafter,
  exists (select 1 from oversights o join posts p on p.id = o.post_id where p.official_id = $1 and o.unit_id = $2
    and ${heldOn('o', '$3::date')}
    and ${heldOn('p', '$3::date')})
  or exists (select 1 from evaluations e join criteria_versions v on v.id = e.version_id
    join criteria_sets s on s.id = v.set_id where e.official_id = $1 and s.unit_id = $2) as concerned`;
