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
import { hasRoleAt, type Actor } from '../../web/actor.js';
import { NotFound } from '../../web/errors.js';
import { findYear, lockYear, type YearRow } from '../year.queries.js';
import type { Tx } from '../../database/db.js';
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

/** An agency's year for those who classify in it and for personnel (Điều 21.1d); to others it does not exist. */
export async function openAgency(
  on: Rows,
  actor: Actor,
  yearId: number,
  unitId: number | null,
  day: string,
): Promise<OpenedAgency> {
  return opened(on, actor, await findYear(on, yearId), unitId, day);
}

/** The same behind the lock of the year: decisions and publications of a year come one after another. */
export async function openAgencyToAct(
  tx: Tx,
  actor: Actor,
  yearId: number,
  unitId: number,
  day: string,
): Promise<OpenedAgency> {
  return opened(tx, actor, await lockYear(tx, yearId), unitId, day);
}

async function opened(
  on: Rows,
  actor: Actor,
  year: YearRow | undefined,
  unitId: number | null,
  day: string,
): Promise<OpenedAgency> {
  if (!year) throw new NotFound();
  const agencies = await Promise.all(
    (await agenciesOf(on, year.id)).map(async (unit) => rightsIn(on, actor, year, unit, day)),
  );
  const mine = agencies.filter(({ may, personnel }) => may.people || may.head || personnel);
  const found = unitId === null ? mine[0] : mine.find(({ unit }) => unit.unitId === unitId);
  if (!found) throw new NotFound();
  return { ...found, all: mine.map(({ unit }) => unit) };
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
