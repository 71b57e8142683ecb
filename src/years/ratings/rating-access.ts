import { approverOfMembers, headChains, headOf, nameOf, type ChainUnit } from '../../standing/chain.js';
import { decides, isIt } from '../../standing/decider.js';
import { door } from '../../standing/door.js';
import { hasRoleAt, within, type Actor } from '../../web/actor.js';
import { shareOf, type Share } from '../classification/shares.queries.js';
import { findYear, lockYear, type YearRow } from '../year.queries.js';
import { ratedUnits } from './levels.queries.js';
import { unitYears, type UnitYear } from './rating.blockers.js';
import { ratingsOf } from './rating.queries.js';

export interface UnitRights {
  /** Proposes: the unit's head, or the nearest one above where there is none (Điều 9.2a). */
  proposes: boolean;
  /** Recognises: the commune's head for its units (Điều 5.5), one outside for the commune (Điều 5.2). */
  recognises: boolean;
  personnel: boolean;
  proposer: string | null;
}

export interface OpenedRatings {
  year: YearRow;
  units: readonly UnitYear[];
  share: Share;
  rights: ReadonlyMap<number, UnitRights>;
}

/** The ratings a person has to do with: their own unit's, all of them for the commune's head, personnel, inspector and the outside approver. */
export const { open: openRatings, openToAct: openRatingsToAct } = door({
  find: findYear,
  lock: lockYear,
  async standing(on, actor, year: YearRow, day: string): Promise<OpenedRatings | null> {
    const [rated, ratings, share] = await Promise.all([
      ratedUnits(on, year.id),
      ratingsOf(on, year.id),
      shareOf(on, year, year.rootUnitId, 'organisations'),
    ]);
    const units = unitYears(rated, ratings);
    const chains = await headChains(
      on,
      units.map(({ unitId }) => unitId),
      day,
    );
    const rights = new Map(units.map((unit) => [unit.unitId, rightsAt(actor, unit, chains.get(unit.unitId) ?? [])]));
    const care = hasRoleAt(actor, 'inspector', year.rootPath);
    const seen = units.filter(
      ({ unitId }) => care || Object.values(rights.get(unitId)!).some((right) => right === true),
    );
    return seen.length === 0
      ? null
      : { year, units, share, rights: new Map(seen.map(({ unitId }) => [unitId, rights.get(unitId)!])) };
  },
});

function rightsAt(actor: Actor, unit: UnitYear, chain: readonly ChainUnit[]): UnitRights {
  const proposer = approverOfMembers(chain);
  const root = chain.at(-1);
  const head = root && headOf(root);
  return {
    proposes: isIt(actor, proposer),
    recognises: decides(actor, (!unit.root && head) || 'outside', unit.path),
    personnel: hasRoleAt(actor, 'personnel', unit.path) && !within(unit.path, actor.headPosts),
    proposer: nameOf(proposer),
  };
}
