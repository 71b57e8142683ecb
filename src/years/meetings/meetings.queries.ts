import { nameOn } from '../../standing/units-on.js';
import type { Rows, Tx } from '../../database/db.js';
import { heldOn } from '../../standing/validity.js';

export type About = 'head' | 'staff';

export interface MeetingRow {
  id: number;
  revision: number;
  yearId: number;
  year: number;
  rootPath: string;
  unitId: number;
  unitName: string;
  unitPath: string;
  /** The unit has parts: who comes to the meeting on its head differs then (Art 21.1b). */
  hasParts: boolean;
  about: About;
  heldOn: string;
  beganAt: string;
  endedAt: string | null;
  place: string;
  chairId: number;
  chairName: string;
  secretaryId: number;
  secretaryName: string;
  invited: number;
  present: number;
  /** One person a line, "name; capacity" (attendance.ts); empty where nobody wrote it down. */
  attendance: string;
  absentNames: string;
  writtenOpinions: string;
  conclusion: string;
  agreed: number | null;
  /** Only where they were counted too. */
  against: number | null;
  abstained: number | null;
  at: Date;
  adoptedAt: Date | null;
  adoptedBy: string | null;
  /** The adopted meeting that this one corrects, and the one that corrects this. */
  corrects: number | null;
  correctedBy: number | null;
  people: number;
}

const MEETING = `
select m.id, m.revision, m.year_id as "yearId", y.year, r.path as "rootPath", m.unit_id as "unitId", ${nameOn('m.unit_id', 'm.held_on')} as "unitName", u.path as "unitPath",
  exists (select 1 from units c where c.parent_id = u.id and c.closed_on is null) as "hasParts", m.about, m.held_on as "heldOn",
  m.began_at as "beganAt", m.ended_at as "endedAt", m.place, m.chair_id as "chairId", c.full_name as "chairName", m.secretary_id as "secretaryId",
  s.full_name as "secretaryName", m.invited, m.present, m.attendance, m.absent_names as "absentNames", m.written_opinions as "writtenOpinions", m.conclusion,
  m.agreed, m.against, m.abstained, m.at, m.adopted_at as "adoptedAt", a.display_name as "adoptedBy", m.corrects,
  (select x.id from meetings x where x.corrects = m.id) as "correctedBy",
  (select count(*)::int from meeting_opinions o where o.meeting_id = m.id) as people
from meetings m join years y on y.id = m.year_id join units r on r.id = y.root_unit_id join units u on u.id = m.unit_id
join officials c on c.id = m.chair_id join officials s on s.id = m.secretary_id left join accounts a on a.id = m.adopted_by
where `;

export async function findMeeting(on: Rows, id: number): Promise<MeetingRow | undefined> {
  return on.one<MeetingRow>(`${MEETING} m.id = $1`, [id], 'meeting');
}

export async function lockMeeting(tx: Tx, id: number): Promise<MeetingRow | undefined> {
  const locked = await tx.one('select id from meetings where id = $1 for update', [id], 'lock-meeting');
  return locked && findMeeting(tx, id);
}

/** The adopted meetings in which a person was spoken of, those corrected since among them. */
export async function adoptedMeetingsAbout(on: Rows, yearRecordId: number): Promise<MeetingRow[]> {
  return on.rows<MeetingRow>(
    `${MEETING} m.adopted_at is not null and m.id in (select meeting_id from meeting_opinions where year_record_id = $1) order by m.held_on, m.id`,
    [yearRecordId],
    'adopted-meetings-about',
  );
}

/** The meetings of a year in the units under the paths, and those one keeps the minutes or the chair of. */
export async function meetingsOf(
  on: Rows,
  yearId: number,
  paths: readonly string[],
  officialId: number | null,
): Promise<MeetingRow[]> {
  return on.rows<MeetingRow>(
    `${MEETING} m.year_id = $1 and (u.path like any ($2::text[]) or $3 in (m.chair_id, m.secretary_id)) order by u.path, m.held_on desc, m.id desc limit 500`,
    [yearId, paths.map((path) => path + '%'), officialId],
    'meetings-of',
  );
}

export interface SpokenOf {
  meetingId: number;
  yearRecordId: number;
  officialId: number;
  name: string;
  title: string;
  unitName: string;
  selfReport: string;
  report: string;
  opinions: string;
}

const SPOKEN_OF = `
select m.meeting_id as "meetingId", s.id as "yearRecordId", s.official_id as "officialId", o.full_name as name, s.title, ${nameOn('s.unit_id', '(select make_date(y.year, 12, 31) from years y where y.id = s.year_id)')} as "unitName",
  case when s.status = 'draft' then '' else s.self_report end as "selfReport", m.report, m.opinions
from meeting_opinions m join year_records s on s.id = m.year_record_id join officials o on o.id = s.official_id join units u on u.id = s.unit_id
where `;

/** What was said of one person, in every meeting. */
export async function spokenOfPerson(on: Rows, yearRecordId: number): Promise<SpokenOf[]> {
  return on.rows<SpokenOf>(`${SPOKEN_OF} s.id = $1`, [yearRecordId], 'spoken-of-person');
}

/** Whom a meeting is about, with what was said of each. A draft of Mẫu 02 is its author's alone, so its report is left out. */
export async function spokenOf(on: Rows, meetingId: number): Promise<SpokenOf[]> {
  return on.rows<SpokenOf>(
    `${SPOKEN_OF} m.meeting_id = $1 order by s.position = 'member', s.position = 'deputy', u.path, o.sort_name, s.id`,
    [meetingId],
    'spoken-of',
  );
}

export interface Candidate {
  yearRecordId: number;
  name: string;
  title: string;
  unitName: string;
  /** The article counts them among those this meeting is about. */
  usual: boolean;
}

/**
 * Whom a meeting of a unit may be about. On the head: its head, and its deputies, who where it has parts are spoken of in the same
 * composition (Art 21.2b). On staff: its other people, and those of a part that has no head to hold a meeting of its own.
 */
export async function candidatesOf(on: Rows, yearId: number, unitId: number, about: About): Promise<Candidate[]> {
  return on.rows<Candidate>(
    `select s.id as "yearRecordId", o.full_name as name, s.title, ${nameOn('s.unit_id', '(select make_date(y.year, 12, 31) from years y where y.id = s.year_id)')} as "unitName",
       case when $3 = 'head' then s.position = 'head' or r.parts else s.position = 'member' or not r.parts end as usual
     from (select path, exists (select 1 from units c where c.parent_id = $2 and c.closed_on is null) as parts from units where id = $2) r
     join units u on u.path like r.path || '%' join year_records s on s.unit_id = u.id and s.year_id = $1 join officials o on o.id = s.official_id
     where case when $3 = 'head' then u.id = $2 and s.position <> 'member'
       else s.position <> 'head' and (u.id = $2 or not exists (select 1 from year_records h where h.year_id = $1 and h.unit_id = u.id and h.position = 'head')) end
     order by s.position = 'member', s.position = 'deputy', u.path, o.sort_name, s.id`,
    [yearId, unitId, about],
    'meeting-candidates',
  );
}

/** Who may sit in the chair or keep the minutes: whoever has a post in the unit or below it, and heads above. */
export async function peopleOfUnit(
  on: Rows,
  unitId: number,
  day: string,
): Promise<{ id: number; name: string; unitName: string }[]> {
  return on.rows(
    `select distinct on (o.sort_name, o.id) o.id, o.full_name as name, u.name as "unitName"
     from units r join units u on u.path like r.path || '%' or (r.path like u.path || '%')
     join posts p on p.unit_id = u.id and ${heldOn('p', '$2::date')}
       and (u.path like r.path || '%' or p.position <> 'member')
     join officials o on o.id = p.official_id where r.id = $1 order by o.sort_name, o.id, length(u.path)`,
    [unitId, day],
    'people-of-unit',
  );
}

/** People of the year who are in no adopted meeting and no draft of one. */
export async function unspokenOf(
  on: Rows,
  yearId: number,
  paths: readonly string[],
): Promise<{ unitId: number; unitName: string; heads: number; staff: number }[]> {
  return on.rows(
    `select u.id as "unitId", ${nameOn('u.id', 'make_date(min(y.year), 12, 31)')} as "unitName", count(*) filter (where s.position = 'head')::int as heads, count(*) filter (where s.position <> 'head')::int as staff
     from year_records s join years y on y.id = s.year_id join units u on u.id = s.unit_id
     where s.year_id = $1 and u.path like any ($2::text[]) and not exists (select 1 from meeting_opinions m where m.year_record_id = s.id)
     group by u.id order by u.path`,
    [yearId, paths.map((path) => path + '%')],
    'unspoken-of',
  );
}

/** A unit that a meeting of a year may be of, called as in that year, and whether it has open parts. */
export function meetingUnit(
  on: Rows,
  id: number,
  year: number,
): Promise<{ id: number; name: string; path: string; parts: boolean } | undefined> {
  return on.one(
    `select u.id, ${nameOn('u.id', 'make_date($2::int, 12, 31)')} as name, u.path,
       exists (select 1 from units c where c.parent_id = u.id and c.closed_on is null) as parts from units u where u.id = $1`,
    [id, year],
  );
}
