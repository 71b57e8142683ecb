import type { Rows, Tx } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import { mayReadMeeting, mayWriteMeeting } from './meeting.policy.js';
import { findMeeting, lockMeeting, type MeetingRow } from './meetings.queries.js';

export async function meetingToRead(on: Rows, actor: Actor, id: number): Promise<MeetingRow> {
  return readable(actor, await findMeeting(on, id));
}

/** For an act: the row is locked, and an adopted meeting is left as it is. */
export async function meetingToAct(
  tx: Tx,
  actor: Actor,
  id: number,
  may: (actor: Actor, meeting: MeetingRow) => boolean = mayWriteMeeting,
): Promise<MeetingRow> {
  const meeting = readable(actor, await lockMeeting(tx, id));
  if (!may(actor, meeting)) throw new Forbidden();
  if (meeting.adoptedAt) throw new Conflict('meeting-adopted', { name: meeting.adoptedBy ?? '' });
  return meeting;
}

function readable(actor: Actor, meeting: MeetingRow | undefined): MeetingRow {
  if (!meeting || !mayReadMeeting(actor, meeting)) throw new NotFound();
  return meeting;
}
