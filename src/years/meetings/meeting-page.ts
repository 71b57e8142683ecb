import type { Asking } from '../../acts/asking.js';
import type { Rows } from '../../database/db.js';
import { page, type Page } from '../../web/answers.js';
import { attendeesOf, opinionsBy } from './attendance.js';
import { mayAdopt, mayWriteMeeting } from './meeting.policy.js';
import { candidatesOf, peopleOfUnit, spokenOf, type About, type MeetingRow } from './meetings.queries.js';

/** Which words of Art 21 say who comes: all công chức; or, where the unit has parts and it is on its leaders, the narrower meeting. */
function compositionOf(about: About, hasParts: boolean): 'head-all' | 'head-parts' | 'staff-all' | 'staff-parts' {
  return `${about}-${hasParts ? 'parts' : 'all'}`;
}

/** The minutes: to be written while they are a draft, to be read once adopted. */
export async function meetingPage(
  asking: Asking,
  meeting: MeetingRow,
  typed: Record<string, unknown> = {},
): Promise<Page> {
  const writing = meeting.adoptedAt === null && mayWriteMeeting(asking.actor, meeting);
  const [people, spoken] = await Promise.all([
    peopleOfUnit(asking, meeting.unitId, asking.today),
    spokenOf(asking, meeting.id),
  ]);
  const attendees = attendeesOf(meeting.attendance);
  const lines = spoken.map((line) => ({
    ...line,
    report: textOr(typed[`report-${line.yearRecordId}`], line.report),
    opinions: textOr(typed[`opinions-${line.yearRecordId}`], line.opinions),
    said: opinionsBy(line.opinions, attendees),
  }));
  const now = {
    ...meeting,
    chairId: String(meeting.chairId),
    secretaryId: String(meeting.secretaryId),
    invited: String(meeting.invited),
    present: String(meeting.present),
    against: '',
    abstained: '',
  };
  return page(
    'years/meeting',
    {
      meeting,
      lines,
      attendees,
      writing,
      mayAdopt: meeting.adoptedAt === null && mayAdopt(asking.actor, meeting),
      mayCorrect: meeting.adoptedAt !== null && meeting.correctedBy === null && mayWriteMeeting(asking.actor, meeting),
      composition: compositionOf(meeting.about, meeting.hasParts),
      items: items(people, meeting),
      typed: { ...now, ...typed },
      keep: `a${asking.actor.accountId}-meeting-${meeting.id}`,
      revision: meeting.revision,
    },
    `years:meeting.title-${meeting.about}`,
    { unit: meeting.unitName },
  );
}

/** A new meeting of a unit: who it is about is chosen here, once. */
export async function newMeetingPage(
  on: Rows,
  year: { id: number; year: number },
  unit: { id: number; name: string; parts: boolean },
  about: About,
  day: string,
  typed: Record<string, unknown> = {},
): Promise<Page> {
  const [candidates, people] = await Promise.all([
    candidatesOf(on, year.id, unit.id, about),
    peopleOfUnit(on, unit.id, day),
  ]);
  const chosen = typed['people'] === undefined ? null : [typed['people']].flat().map(String);
  const persons = candidates.map((each) => ({
    value: String(each.yearRecordId),
    text: `${each.name} · ${each.title} · ${each.unitName}`,
    checked: chosen ? chosen.includes(String(each.yearRecordId)) : each.usual,
  }));
  return page(
    'years/meeting-new',
    {
      year,
      unit,
      about,
      persons,
      items: items(people),
      composition: compositionOf(about, unit.parts),
      typed: { heldOn: day, ...typed },
    },
    `years:meeting.new-${about}`,
    { unit: unit.name },
  );
}

function items(
  people: readonly { id: number; name: string; unitName: string }[],
  meeting?: MeetingRow,
): { value: string; text: string }[] {
  const found = people.map(({ id, name, unitName }) => ({ value: String(id), text: `${name} · ${unitName}` }));
  const gone = meeting
    ? [[meeting.chairId, meeting.chairName] as const, [meeting.secretaryId, meeting.secretaryName] as const]
    : [];
  return [
    ...found,
    ...gone
      .filter(([id]) => !people.some((person) => person.id === id))
      .map(([id, name]) => ({ value: String(id), text: name })),
  ];
}

function textOr(typed: unknown, stored: string): string {
  return typeof typed === 'string' ? typed : stored;
}
