import { scopesOf, type Actor, type Scope } from '../web/actor.js';

type Seat = Actor['committees'][number];

/** The units that the actor stands at the head of, with a head's rights or holding the post while another acts. */
export function headedScopes(actor: Actor): Scope[] {
  return [...actor.heads, ...actor.headPosts];
}

/** Has the actor the head's rights in this very unit today? */
export function isHeadOf(actor: Actor, unitId: number): boolean {
  return actor.heads.some((unit) => unit.unitId === unitId);
}

/** Where the actor may be the one who decides; whether they are is asked of each record. */
export function decidingScopes(actor: Actor): Scope[] {
  return [...actor.heads, ...scopesOf(actor, 'outside-approver')];
}

/** Where the actor watches over others' work: as a committee's member, as inspector. */
export function watchingScopes(actor: Actor): Scope[] {
  return [...actor.committees, ...scopesOf(actor, 'inspector')];
}

/** Where it is the actor's duty to read of people whom they do not head: committee, personnel, inspector. */
export function dutyScopes(actor: Actor): Scope[] {
  return [...actor.committees, ...scopesOf(actor, 'personnel'), ...scopesOf(actor, 'inspector')];
}

/** Where the actor reads of people, by duty or as their head. */
export function readingScopes(actor: Actor): Scope[] {
  return [...dutyScopes(actor), ...headedScopes(actor)];
}

/** Everywhere the actor works or has something to do; an administrator's is "/". */
export function belongingScopes(actor: Actor): Scope[] {
  return [...(actor.unit ? [actor.unit] : []), ...actor.roles, ...headedScopes(actor), ...actor.committees];
}

export function seatsWith(actor: Actor, ...roles: Seat['role'][]): Seat[] {
  return actor.committees.filter(({ role }) => roles.includes(role));
}

/** Of these seats the one of the nearest committee at or above the path. */
export function nearestSeat(seats: readonly Seat[], path: string): Seat | null {
  const over = seats.filter((seat) => path.startsWith(seat.path));
  return over.sort((a, b) => b.path.length - a.path.length)[0] ?? null;
}
