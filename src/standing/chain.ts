import type { Rows } from '../database/db.js';
import { unitOn, unitsOn } from './units-on.js';
import { heldOn } from './validity.js';

export interface Holder {
  officialId: number;
  name: string;
}

/** One unit on the way to the root, with who holds the head's post and who acts as head on the day asked about. */
export interface ChainUnit {
  unitId: number;
  path: string;
  name: string;
  head: Holder | null;
  acting: Holder | null;
}

/** Who decides on a person's evaluation: a head in the tree, or somebody outside it (above the root). */
export type Approver = { officialId: number; name: string; unitId: number } | 'outside';

/** The person's name; null for somebody outside, whom the product does not know. */
export function nameOf(approver: { name: string } | 'outside'): string | null {
  return approver === 'outside' ? null : approver.name;
}

/** The units from `unitId` up to the root, nearest first. Empty for an unknown unit. */
export async function headChain(on: Rows, unitId: number, day: string): Promise<ChainUnit[]> {
  return (await headChains(on, [unitId], day)).get(unitId) ?? [];
}

export async function headChains(on: Rows, unitIds: readonly number[], day: string): Promise<Map<number, ChainUnit[]>> {
  const rows = await on.rows<ChainRow>(CHAINS, [day, [...new Set(unitIds)]], 'head-chains');
  const chains = new Map<number, ChainUnit[]>();
  for (const { of_unit: of, ...unit } of rows) chains.set(of, [...(chains.get(of) ?? []), unit]);
  return chains;
}

/** The head a unit has today: the acting head where there is one. */
export function headOf(unit: ChainUnit): Holder | null {
  return unit.acting ?? unit.head;
}

/**
 * The approver of a person of the chain's first unit. A head is approved from above, a vacant or own place is passed over,
 * and past the root the right lies outside the tree.
 */
export function approverOf(officialId: number, chain: readonly ChainUnit[]): Approver {
  const [own] = chain;
  const heads = own && (own.head?.officialId === officialId || own.acting?.officialId === officialId);
  for (const unit of heads ? chain.slice(1) : chain) {
    const holder = headOf(unit);
    if (holder && holder.officialId !== officialId) return { ...holder, unitId: unit.unitId };
  }
  return 'outside';
}

/** Nobody has this id. */
const NOBODY = -1;

/** The approver of those who head nothing in the chain's first unit: the nearest head. */
export function approverOfMembers(chain: readonly ChainUnit[]): Approver {
  return approverOf(NOBODY, chain);
}

/** The approver of a person in a unit. */
export async function approverAt(
  on: Rows,
  { officialId, unitId }: { officialId: number; unitId: number },
  day: string,
): Promise<Approver> {
  return approverOf(officialId, await headChain(on, unitId, day));
}

/** Each row's approver, where the row's unit lies; one statement, however many rows. */
export async function approversAt<T extends { officialId: number }>(
  on: Rows,
  rows: readonly T[],
  unitOf: (row: T) => number,
  day: string,
): Promise<Map<T, Approver>> {
  if (rows.length === 0) return new Map();
  const chains = await headChains(on, rows.map(unitOf), day);
  return new Map(rows.map((row) => [row, approverOf(row.officialId, chains.get(unitOf(row)) ?? [])]));
}

/** The approvers of many people at once, by the unit of their main post on the day; who has none is left out. */
export async function approversOf(
  on: Rows,
  officialIds: readonly number[],
  day: string,
): Promise<Map<number, Approver>> {
  return chainsToApprovers(
    await on.rows<PersonsChainRow>(CHAINS_OF_PEOPLE, [day, [...new Set(officialIds)]], 'approvers-of'),
  );
}

/** The same by the tree of that day, which may be to come. */
export async function approversThen(
  on: Rows,
  officialIds: readonly number[],
  day: string,
): Promise<Map<number, Approver>> {
  return chainsToApprovers(await on.rows<PersonsChainRow>(CHAINS_THEN, [day, [...new Set(officialIds)]]));
}

function chainsToApprovers(rows: readonly PersonsChainRow[]): Map<number, Approver> {
  const chains = new Map<number, ChainUnit[]>();
  for (const { official_id: id, of_unit: _, ...unit } of rows) chains.set(id, [...(chains.get(id) ?? []), unit]);
  return new Map([...chains].map(([id, chain]) => [id, approverOf(id, chain)]));
}

type ChainRow = ChainUnit & { of_unit: number };
type PersonsChainRow = ChainRow & { official_id: number };

/** SQL: a unit `a` as one of a chain on the day. */
export const chainUnit = (day: string) => `
  a.id as "unitId", a.path, a.name,
  (select json_build_object('officialId', o.id, 'name', o.full_name) from posts p join officials o on o.id = p.official_id
    where p.unit_id = a.id and p.position = 'head' and ${heldOn('p', day)}) as head,
  (select json_build_object('officialId', o.id, 'name', o.full_name) from acting_appointments x join officials o on o.id = x.official_id
    where x.unit_id = a.id and ${heldOn('x', day)}) as acting`;

/** The same on the day $1. */
export const CHAIN_UNIT = chainUnit('$1::date');

/** The units `a` at or above a unit `u`. */
export const ABOVE = `join units a on a.id = any (string_to_array(trim(both '/' from u.path), '/')::int[])`;

const CHAINS = `select u.id as of_unit, ${CHAIN_UNIT} from units u ${ABOVE} where u.id = any($2::int[]) order by u.id, length(a.path) desc`;

const chainsOfPeople = (units: string) => `
select m.official_id, u.id as of_unit, ${CHAIN_UNIT}
from posts m join ${units} u on u.id = m.unit_id ${ABOVE}
where m.official_id = any($2::int[]) and m.main and ${heldOn('m', '$1::date')}
order by m.official_id, length(u.path) - strpos(u.path, '/' || a.id || '/')`;

const CHAINS_OF_PEOPLE = chainsOfPeople('units');

const CHAINS_THEN = chainsOfPeople(unitsOn('$1::date'));

/** The approver of each of these people in a unit, each on a day of their own; one statement. */
export async function approversOn<T extends { officialId: number; unitId: number; day: string }>(
  on: Rows,
  rows: readonly T[],
): Promise<Map<T, Approver>> {
  const places = new Map(rows.map(({ unitId, day }) => [`${unitId} ${day}`, { unitId, day }]));
  const found = await on.rows<ChainRow & { day: string }>(CHAINS_ON, [
    [...places.values()].map(({ unitId }) => unitId),
    [...places.values()].map(({ day }) => day),
  ]);
  const chains = new Map<string, ChainUnit[]>();
  for (const { of_unit: of, day, ...unit } of found) {
    const key = `${of} ${day}`;
    chains.set(key, [...(chains.get(key) ?? []), unit]);
  }
  return new Map(rows.map((row) => [row, approverOf(row.officialId, chains.get(`${row.unitId} ${row.day}`) ?? [])]));
}

const CHAINS_ON = `select q.unit_id as of_unit, q.day, ${chainUnit('q.day')}
from unnest($1::int[], $2::date[]) as q (unit_id, day) join ${unitOn('q.unit_id', 'q.day')} u on true ${ABOVE}
order by q.unit_id, q.day, length(u.path) - strpos(u.path, '/' || a.id || '/')`;
