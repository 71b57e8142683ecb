import { approverOf, approverOfMembers, type Approver, type ChainUnit } from '../standing/chain.js';
import { decides, isIt } from '../standing/decider.js';
import { headedScopes } from '../standing/scopes.js';
import { within, type Actor, type Scope } from '../web/actor.js';

/** How a person stands to the set of a unit today. */
export interface Standing {
  /** Heads the unit, or is the nearest head above where the unit has none. */
  head: boolean;
  drafter: boolean;
  /** The unit lies in what the person leads, reads or looks after. */
  above: boolean;
  /** The person works in the unit or below it, and may be measured by its set. */
  below: boolean;
  /** Oversees the unit, or has an evaluation that was measured by one of its versions. */
  concerned: boolean;
}

export interface Signed {
  signedBy: number | null;
  signerOfficialId: number | null;
}

export function readScopes(actor: Actor): Scope[] {
  const read = actor.roles.filter(({ role }) => role !== 'administrator');
  return [...headedScopes(actor), ...actor.committees, ...read];
}

export function standingTo(
  actor: Actor,
  chain: readonly ChainUnit[],
  more: { drafter: boolean; concerned: boolean },
): Standing {
  const [unit] = chain;
  const path = unit?.path ?? '/';
  return {
    head: isIt(actor, approverOfMembers(chain)),
    drafter: more.drafter,
    above: within(path, readScopes(actor)),
    below: actor.unit?.path.startsWith(path) ?? false,
    concerned: more.concerned,
  };
}

export function mayRead(at: Standing): boolean {
  return at.head || at.drafter || at.above || at.below || at.concerned;
}

/** A draft is the business of who writes it and of who stands above, not yet of those it will measure. */
export function mayReadDraft(at: Standing): boolean {
  return at.head || at.drafter || at.above;
}

export function mayEdit(at: Standing): boolean {
  return at.head || at.drafter;
}

/** The head above the signer: the one who approves the signer's own evaluation, never of the unit itself. */
export function countersignerOf(chain: readonly ChainUnit[], signerOfficialId: number): Approver {
  return approverOf(signerOfficialId, chain.slice(1));
}

export function mayCountersign(actor: Actor, chain: readonly ChainUnit[], signed: Signed): boolean {
  const { signedBy, signerOfficialId } = signed;
  if (signedBy === null || signerOfficialId === null) return false;
  if (signedBy === actor.accountId || signerOfficialId === actor.officialId) return false;
  return decides(actor, countersignerOf(chain, signerOfficialId), chain[0]?.path ?? '/');
}
