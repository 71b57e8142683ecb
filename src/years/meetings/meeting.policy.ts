import { headedScopes } from '../../standing/scopes.js';
import { hasRoleAt, scopesOf, within, type Actor, type Scope } from '../../web/actor.js';
import type { MeetingRow } from './meetings.queries.js';

type Facts = Pick<MeetingRow, 'unitPath' | 'chairId' | 'secretaryId'>;

/** Where a person sets meetings up: personnel, and the head of the unit. */
export function setUpScopes(actor: Actor): Scope[] {
  return [...scopesOf(actor, 'personnel'), ...headedScopes(actor)];
}

export function maySetUp(actor: Actor, unitPath: string): boolean {
  return within(unitPath, setUpScopes(actor));
}

/** Those who write it, the inspector and the committees over the unit. */
export function mayReadMeeting(actor: Actor, meeting: Facts): boolean {
  return (
    mayWriteMeeting(actor, meeting) ||
    isChair(actor, meeting) ||
    hasRoleAt(actor, 'inspector', meeting.unitPath) ||
    within(meeting.unitPath, actor.committees)
  );
}

export function mayWriteMeeting(actor: Actor, meeting: Facts): boolean {
  return maySetUp(actor, meeting.unitPath) || (actor.officialId !== null && actor.officialId === meeting.secretaryId);
}

/** Adopted at the meeting (Art 21.1b): written down so by its secretary or its chair, by nobody else. */
export function mayAdopt(actor: Actor, meeting: Facts): boolean {
  return actor.officialId !== null && (actor.officialId === meeting.secretaryId || isChair(actor, meeting));
}

function isChair(actor: Actor, meeting: Facts): boolean {
  return actor.officialId !== null && actor.officialId === meeting.chairId;
}
