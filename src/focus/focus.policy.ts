import { readingScopes } from '../standing/scopes.js';
import { within, type Actor } from '../web/actor.js';
import type { IssueRow } from './issue.queries.js';

type Where = Pick<IssueRow, 'committeeId' | 'unitPath' | 'ownerId'>;

/** Where a person reads issues as committee, inspector, personnel or head. */
export function focusPaths(actor: Actor): string[] {
  return readingScopes(actor).map(({ path }) => path);
}

export function mayReadIssue(actor: Actor, { unitPath, ownerId }: Where): boolean {
  return actor.officialId === ownerId || within(unitPath, readingScopes(actor));
}

/** Chair, deputy and secretary choose issues for their committee, move their day, and send a report back. */
export function mayChoose(actor: Actor, committeeId: number): boolean {
  return actor.committees.some((seat) => seat.committeeId === committeeId && seat.role !== 'member');
}

/** The owner plans, ticks off and reports. */
export function maySolve(actor: Actor, { ownerId }: Where): boolean {
  return actor.officialId === ownerId;
}
