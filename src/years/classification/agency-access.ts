import type { Rows } from '../../database/db.js';
import {
  approverOf,
  approverOfMembers,
  headChain,
  headOf,
  type Approver,
  type ChainUnit,
} from '../../standing/chain.js';
import { decides } from '../../standing/decider.js';
import { door } from '../../standing/door.js';
import { hasRoleAt, type Actor } from '../../web/actor.js';
import { findYear, lockYear, type YearRow } from '../year.queries.js';
import type { Part } from './group.blockers.js';
import { agenciesOf, type AgencyUnit } from './group.queries.js';

export interface OpenedAgency {
  year: YearRow;
  unit: AgencyUnit;
  chain: readonly ChainUnit[];
  /** Who classifies each part (Điều 10.2). */
  classifier: Record<Part, Approver>;
  /** Which of them the actor is. */
  may: Record<Part, boolean>;
  personnel: boolean;
  /** The agencies of the year this person comes to. */
  all: readonly AgencyUnit[];
}

/**
 * An agency's year for those who classify in it and for personnel (Điều 21.1d); to others it does not exist. An act locks the
 * year: its decisions and publications come one after another.
 */
export const { open: openAgency, openToAct: openAgencyToAct } = agencyDoor((on, year) => agenciesOf(on, year.id));

/** The same door where other agencies of the year are come to. */
export function agencyDoor(agencies: (on: Rows, year: YearRow, day: string) => Promise<readonly AgencyUnit[]>) {
  return door({
    find: findYear,
    lock: lockYear,
    async standing(on, actor, year: YearRow, unitId: number | null, day: string): Promise<OpenedAgency | null> {
      const all = await agencies(on, year, day);
      const rights = await Promise.all(all.map(async (unit) => rightsIn(on, actor, year, unit, day)));
      const mine = rights.filter(({ may, personnel }) => may.people || may.head || personnel);
      const found = unitId === null ? mine[0] : mine.find(({ unit }) => unit.unitId === unitId);
      return found ? { ...found, all: mine.map(({ unit }) => unit) } : null;
    },
  });
}

async function rightsIn(
  on: Rows,
  actor: Actor,
  year: YearRow,
  unit: AgencyUnit,
  day: string,
): Promise<Omit<OpenedAgency, 'all'>> {
  const chain = await headChain(on, unit.unitId, day);
  const classifier = classifiersOf(chain);
  const may = {
    people: decides(actor, classifier.people, unit.path),
    head: decides(actor, classifier.head, unit.path),
  };
  return { year, unit, chain, classifier, may, personnel: hasRoleAt(actor, 'personnel', unit.path) };
}

/** The agency's head for its people; for whoever stands at its head, the next one above or outside. */
export function classifiersOf(chain: readonly ChainUnit[]): Record<Part, Approver> {
  const people = approverOfMembers(chain);
  const [own] = chain;
  const atHead = (own && headOf(own)) ?? (people === 'outside' ? null : people);
  return { people, head: atHead ? approverOf(atHead.officialId, chain) : people };
}

/** Whose label is not the agency's own head's to give: whoever stands at its head, or classifies in it from above. */
export function partOf(officialId: number, chain: readonly ChainUnit[], classifier: Record<Part, Approver>): Part {
  const [own] = chain;
  const atHead = own?.head?.officialId === officialId || own?.acting?.officialId === officialId;
  return atHead || (classifier.people !== 'outside' && classifier.people.officialId === officialId) ? 'head' : 'people';
}
