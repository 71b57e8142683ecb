import { innerDoor, plainDoor } from '../standing/door.js';
import { Conflict } from '../web/errors.js';
import { mayReadPractice, mayWriteFor } from './practice.policy.js';
import { findPractice, lockPractice } from './practice.queries.js';

const known = plainDoor({
  find: findPractice,
  lock: lockPractice,
  known: (actor, { unitPath }) => mayReadPractice(actor, unitPath),
});

export const practiceToRead = known.open;
export const practiceToWrite = innerDoor(known, {
  may: (actor, { unitPath }) => mayWriteFor(actor, unitPath),
  beaten: ({ endedAt }) => (endedAt ? new Conflict('practice-ended') : null),
}).openToAct;
