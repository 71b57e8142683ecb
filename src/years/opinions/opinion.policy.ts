import { nearestSeat, seatsWith } from '../../standing/scopes.js';
import type { Actor } from '../../web/actor.js';

type Seat = Actor['committees'][number];

/** The seat with which a person enters an opinion: chair or secretary of the nearest of their committees over the unit. */
export function seatToWrite(actor: Actor, path: string): Seat | null {
  return nearestSeat(seatsWith(actor, 'chair', 'secretary'), path);
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
