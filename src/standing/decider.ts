import { hasRoleAt, type Actor } from '../web/actor.js';

/** Who decides: a person found in the tree, or somebody outside it, past the root. */
export type Decider = { officialId: number } | 'outside';

/** Is the actor the one who decides: the person found, or, past the root, the outside approver over the path? */
export function decides(actor: Actor, decider: Decider | undefined, path: string): boolean {
  return decider === 'outside' ? hasRoleAt(actor, 'outside-approver', path) : isIt(actor, decider);
}

/** The same about a person: nobody decides on themself. */
export function decidesOn(
  actor: Actor,
  decider: Decider | undefined,
  person: { officialId: number; unitPath: string },
): boolean {
  return actor.officialId !== person.officialId && decides(actor, decider, person.unitPath);
}

/** Is the actor the person found in the tree? Where nobody is, no outside approver stands in. */
export function isIt(actor: Actor, decider: Decider | undefined): boolean {
  return decider !== undefined && decider !== 'outside' && decider.officialId === actor.officialId;
}
