import { headOf, type ChainUnit } from '../../standing/chain.js';
import { decidesOn } from '../../standing/decider.js';
import type { Actor } from '../../web/actor.js';
import type { YearSheet } from '../year-sheet.queries.js';

/** The head of the managing agency (Điều 21.3): for a using agency below the root the root's head, for the root one outside. */
function replacerOf(
  sheet: Pick<YearSheet, 'usingUnitId' | 'rootUnitId' | 'officialId'>,
  chain: readonly ChainUnit[],
): { officialId: number; name: string } | 'outside' {
  const root = chain.find((unit) => unit.unitId === sheet.rootUnitId);
  const head = sheet.usingUnitId === sheet.rootUnitId || !root ? null : headOf(root);
  return head && head.officialId !== sheet.officialId ? head : 'outside';
}

export function mayReplace(actor: Actor, sheet: YearSheet, chain: readonly ChainUnit[]): boolean {
  return decidesOn(actor, replacerOf(sheet, chain), sheet);
}
