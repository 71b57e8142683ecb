import { nearestSeat, watchingScopes } from '../standing/scopes.js';
import { within, type Actor } from '../web/actor.js';
import type { DeskEvaluation } from './desk-evaluation.js';

export type Seat = Actor['committees'][number];

export function mayRead(actor: Actor, path: string): boolean {
  return within(path, watchingScopes(actor));
}

/** The seat with which a person speaks on a unit: of the nearest of their committees; an inspector has none. */
export function seatOver(actor: Actor, path: string): Seat | null {
  return nearestSeat(actor.committees, path);
}

/** Chair and secretary of the nearest committee mark evaluations reviewed, nobody else. */
export function isReviewer(actor: Actor, committeeId: number | null): boolean {
  return actor.committees.some(
    (seat) => seat.committeeId === committeeId && (seat.role === 'chair' || seat.role === 'secretary'),
  );
}

export interface ReviewFacts {
  evaluation: Pick<DeskEvaluation, 'officialId' | 'status'>;
  /** The account of the result in force. */
  approvedBy: number | null;
  /** The nearest committee at or above the evaluation's unit. */
  committeeId: number | null;
  closedAt: Date | null;
}

export type ReviewDenial =
  | 'not-reviewer'
  | 'own-paper'
  | 'approved-by-you'
  | 'period-closed'
  | 'already-reviewed'
  | 'not-approved';

/** Why a person may not mark an evaluation reviewed now, or null when they may. */
export function reviewDenial(
  actor: Actor,
  { evaluation, approvedBy, committeeId, closedAt }: ReviewFacts,
): ReviewDenial | null {
  if (!isReviewer(actor, committeeId)) return 'not-reviewer';
  if (actor.officialId === evaluation.officialId) return 'own-paper';
  if (closedAt !== null) return 'period-closed';
  if (evaluation.status === 'reviewed') return 'already-reviewed';
  if (evaluation.status !== 'approved' || approvedBy === null) return 'not-approved';
  return approvedBy === actor.accountId ? 'approved-by-you' : null;
}
