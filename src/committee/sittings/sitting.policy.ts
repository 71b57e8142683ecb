import type { Actor } from '../../web/actor.js';
import { mayRead } from '../committee.policy.js';

export type SittingRole = 'chair' | 'deputy' | 'secretary' | 'member';
/** Who calls a sitting and keeps its record. */
const KEEPERS: readonly SittingRole[] = ['chair', 'deputy', 'secretary'];

export function mayReadSittings(actor: Actor, unitPath: string): boolean {
  return mayRead(actor, unitPath);
}

/** Chair, deputy and secretary of a committee call its sittings. */
export function mayCall(actor: Actor, committeeId: number): boolean {
  return (
    actor.officialId !== null &&
    actor.committees.some((seat) => seat.committeeId === committeeId && KEEPERS.includes(seat.role))
  );
}

interface Kept {
  committeeId: number;
  chairId: number;
  secretaryId: number;
}

/** The record is kept by the sitting's secretary and chair, or another keeper of the committee. */
export function mayKeep(actor: Actor, sitting: Kept): boolean {
  return (
    actor.officialId === sitting.chairId ||
    actor.officialId === sitting.secretaryId ||
    mayCall(actor, sitting.committeeId)
  );
}

/** Chair and secretary of the sitting itself, who sign its minutes. */
export function maySign(actor: Actor, { chairId, secretaryId }: Kept): boolean {
  return actor.officialId === chairId || actor.officialId === secretaryId;
}

/** What concerns a member is not recorded by them either. */
export function mayRecord(actor: Actor, sitting: Kept, withdrawn: readonly number[]): boolean {
  return mayKeep(actor, sitting) && !withdrawn.includes(actor.officialId ?? -1);
}
