import { innerDoor, plainDoor } from '../../standing/door.js';
import { Conflict } from '../../web/errors.js';
import { mayAdopt, mayReadMeeting, mayWriteMeeting } from './meeting.policy.js';
import { findMeeting, lockMeeting, type MeetingRow } from './meetings.queries.js';

const known = plainDoor({ find: findMeeting, lock: lockMeeting, known: mayReadMeeting });

/** An adopted meeting is left as it is. */
const adopted = ({ adoptedAt, adoptedBy }: MeetingRow) =>
  adoptedAt ? new Conflict('meeting-adopted', { name: adoptedBy ?? '' }) : null;

export const meetingToRead = known.open;
export const meetingToWrite = innerDoor(known, { may: mayWriteMeeting, beaten: adopted }).openToAct;
export const meetingToAdopt = innerDoor(known, { may: mayAdopt, beaten: adopted }).openToAct;
