import { seatsWith } from '../../standing/scopes.js';
import { hasRoleAt, within, type Actor } from '../../web/actor.js';

/** Where a breach touches the tree: the unit it happened in, and where the person works now. */
export interface BreachFacts {
  officialId: number;
  paths: readonly string[];
  /** Who classifies the person today is this actor. */
  classifier: boolean;
}

/** Sensitive: the person, who classifies them, personnel, the inspector, and chair and secretary of a committee; nobody else. */
export function mayReadBreach(actor: Actor, { officialId, paths, classifier }: BreachFacts): boolean {
  if (actor.officialId === officialId) return true;
  return classifier || paths.some((path) => overseesBreaches(actor, path));
}

/** For whole lists: those who see every breach in a unit. */
export function overseesBreaches(actor: Actor, path: string): boolean {
  const seats = seatsWith(actor, 'chair', 'secretary');
  return hasRoleAt(actor, 'personnel', path) || hasRoleAt(actor, 'inspector', path) || within(path, seats);
}

/** Personnel of the unit it happened in or of where the person works record it, never of themself. */
export function mayRecordBreach(actor: Actor, officialId: number, paths: readonly string[]): boolean {
  return actor.officialId !== officialId && paths.some((path) => hasRoleAt(actor, 'personnel', path));
}
