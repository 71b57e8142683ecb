import { scopesOf, type Actor, type Scope } from '../../web/actor.js';

type Seat = Actor['committees'][number];

/** Committee members read, and so do personnel and the inspector, who bring the opinions together (Art 21.1d). */
export function opinionScopes(actor: Actor): Scope[] {
  return [...actor.committees, ...scopesOf(actor, 'personnel'), ...scopesOf(actor, 'inspector')];
}

/** The seat with which a person enters an opinion: chair or secretary of the nearest of their committees over the unit. */
export function seatToWrite(actor: Actor, path: string): Seat | null {
  const over = actor.committees.filter(
    (seat) => path.startsWith(seat.path) && (seat.role === 'chair' || seat.role === 'secretary'),
  );
  return over.sort((a, b) => b.path.length - a.path.length)[0] ?? null;
}

/** Nobody on themself. */
export function mayWriteOpinion(
  actor: Actor,
  person: { officialId: number; unitPath: string; position: string },
): boolean {
  return (
    person.position !== 'member' &&
    person.officialId !== actor.officialId &&
    seatToWrite(actor, person.unitPath) !== null
  );
}
