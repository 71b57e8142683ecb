import { headOf, type ChainUnit } from '../../standing/chain.js';
import { decidesOn } from '../../standing/decider.js';
import type { Actor } from '../../web/actor.js';
import type { YearRecord } from '../year-record.queries.js';

/** The head of the managing agency (Điều 21.3): for a using agency below the root the root's head, for the root one outside. */
function replacerOf(
  yearRecord: Pick<YearRecord, 'usingUnitId' | 'rootUnitId' | 'officialId'>,
  chain: readonly ChainUnit[],
): { officialId: number; name: string } | 'outside' {
  const root = chain.find((unit) => unit.unitId === yearRecord.rootUnitId);
  const head = yearRecord.usingUnitId === yearRecord.rootUnitId || !root ? null : headOf(root);
  return head && head.officialId !== yearRecord.officialId ? head : 'outside';
}

export function mayReplace(actor: Actor, yearRecord: YearRecord, chain: readonly ChainUnit[]): boolean {
  return decidesOn(actor, replacerOf(yearRecord, chain), yearRecord);
}
