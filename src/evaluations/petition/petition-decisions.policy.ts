import { approverOf, headOf, type ChainUnit } from '../../standing/chain.js';
import { decides } from '../../standing/decider.js';
import type { Actor } from '../../web/actor.js';

/** Who decides petitions: the approver's superior unless the setting `petition-decider` of the root unit says otherwise. */
export const DECIDED_BY = ['superior', 'root-head', 'outside'] as const;
export type DecidedBy = (typeof DECIDED_BY)[number];

export type Decider = { officialId: number; name: string } | 'outside';

export interface PetitionParties {
  petitioner: number;
  /** Who gave the result that is contested. */
  giver: { accountId: number; officialId: number | null };
}

/** Never the petitioner, never who gave the result; past the root it is the outside approver. */
export function deciderOf(parties: PetitionParties, chain: readonly ChainUnit[], by: DecidedBy = 'superior'): Decider {
  if (by === 'outside') return 'outside';
  const shut = [parties.petitioner, parties.giver.officialId];
  const places = by === 'root-head' ? chain.slice(-1) : aboveApprover(parties.petitioner, chain, shut);
  for (const unit of places) {
    const holder = headOf(unit);
    if (holder && !shut.includes(holder.officialId)) return holder;
  }
  return 'outside';
}

/** The units above the approver's; whoever approves today is passed over even where they stand at the head of two. */
function aboveApprover(petitioner: number, chain: readonly ChainUnit[], shut: (number | null)[]): readonly ChainUnit[] {
  const approver = approverOf(petitioner, chain);
  if (approver === 'outside') return [];
  shut.push(approver.officialId);
  return chain.slice(chain.findIndex((unit) => unit.unitId === approver.unitId) + 1);
}

export function mayDecidePetition(actor: Actor, decider: Decider, parties: PetitionParties, path: string): boolean {
  const { petitioner, giver } = parties;
  if (actor.accountId === giver.accountId) return false;
  if (actor.officialId !== null && (actor.officialId === petitioner || actor.officialId === giver.officialId))
    return false;
  return decides(actor, decider, path);
}
