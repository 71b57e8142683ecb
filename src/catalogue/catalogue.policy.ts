import { belongingScopes, isHeadOf } from '../standing/scopes.js';
import { hasRoleAt, within, type Actor, type Scope } from '../web/actor.js';

/** How a person stands to the catalogue of a root unit today. */
export interface Standing {
  /** Works in the tree, or reads, leads or looks after a part of it. */
  reads: boolean;
  /** Personnel of the root: prepares the catalogue (Article 13.2). */
  prepares: boolean;
  /** Heads the managing agency: decides (Article 13.2). */
  decides: boolean;
  /** Heads a unit of the tree: reports new products (Article 13.3). */
  proposes: boolean;
  inspects: boolean;
}

export function standingTo(actor: Actor, root: { id: number; path: string }): Standing {
  const inTree = (scope: Scope) => scope.path.startsWith(root.path);
  const reading = actor.roles.filter(({ role }) => role !== 'administrator');
  return {
    reads: belongingScopes(actor).some(inTree) || within(root.path, reading),
    prepares: hasRoleAt(actor, 'personnel', root.path),
    decides: actor.officialId !== null && isHeadOf(actor, root.id),
    proposes: actor.officialId !== null && actor.heads.some(inTree),
    inspects: hasRoleAt(actor, 'inspector', root.path),
  };
}

/** A draft is the business of who prepares, decides and inspects; it binds nobody yet. */
export function mayReadDraft(at: Standing): boolean {
  return at.prepares || at.decides || at.inspects;
}

/** The roots a person may read the catalogue of, as the first step of every path that concerns them. */
export function rootIdsOf(actor: Actor): number[] {
  const ids = belongingScopes(actor)
    .map(({ path }) => Number(path.split('/')[1]))
    .filter((id) => id > 0);
  return [...new Set(ids)];
}
