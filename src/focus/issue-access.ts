import { innerDoor, plainDoor } from '../standing/door.js';
import { Conflict } from '../web/errors.js';
import { mayChoose, mayReadIssue } from './focus.policy.js';
import { findIssue, lockIssue } from './issue.queries.js';

const known = plainDoor({ find: findIssue, lock: lockIssue, known: mayReadIssue });
/** Still open: a settled issue says so to every reader, whatever they wanted. */
const unsettled = innerDoor(known, { beaten: ({ outcome }) => (outcome ? new Conflict('issue-settled') : null) });

export const issueToRead = known.open;
export const openIssue = unsettled.openToAct;
export const issueToLead = innerDoor(unsettled, {
  may: (actor, issue) => mayChoose(actor, issue.committeeId),
}).openToAct;
