import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import type { Actor } from '../../web/actor.js';
import { Stale } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { COUNT, numberIn } from '../../web/numbers.js';
import { readForm, tidy } from '../../web/read-form.js';
import { attendanceIssues, attendeesOf, voteIssues } from './attendance.js';
import { meetingToAdopt, meetingToWrite } from './meeting-access.js';
import { meetingIssues, MinutesForm, readSaid } from './meeting.form.js';
import { mayWriteMeeting } from './meeting.policy.js';
import { findMeeting, peopleOfUnit, spokenOf, type MeetingRow } from './meetings.queries.js';
import { Meeting } from './meeting.entity.js';
import { sql } from '../../database/entity-sql.js';

export interface SavedMinutes {
  meeting: MeetingRow;
  issues: Issue[];
  at: Date;
}

/** The minutes while they are written, and their adoption (Art 21.1b). */
@Injectable()
export class MinutesService {
  constructor(private readonly acts: Acts) {}

  /** Saves what is right: the facts together, what was said of each person one by one. */
  async save(actor: Actor, id: number, body: unknown): Promise<SavedMinutes> {
    return this.acts.perform(actor, async (act) => this.write(act, await meetingToWrite(act, actor, id), body));
  }

  /** Adopted at the meeting by those present: from here on nothing of it changes. What the secretary's form carries is saved first. */
  async adopt(actor: Actor, id: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const before = await meetingToAdopt(act, actor, id);
      const carries = tidy(body)['heldOn'] !== undefined && mayWriteMeeting(actor, before);
      const { meeting, issues: wrong } = carries
        ? await this.write(act, before, body)
        : { meeting: before, issues: [] };
      const vote = {
        agreed: countIn(body, 'agreed'),
        against: countIn(body, 'against'),
        abstained: countIn(body, 'abstained'),
      };
      const issues = [...wrong, ...(await this.missing(act, meeting)), ...voteIssues(vote, meeting.present)];
      if (issues.length > 0) return issues;
      await act.update(
        Meeting,
        { id },
        { ...vote, adoptedBy: actor.accountId, adoptedAt: act.at, revision: sql('revision + 1') },
      );
      const detail = {
        meetingId: id,
        yearId: meeting.yearId,
        ...vote,
        present: meeting.present,
        corrects: meeting.corrects,
      };
      await act.record(`unit:${meeting.unitId}`, 'meeting.adopted', detail);
      return [];
    });
  }

  /** The opinions must stand in the minutes (Art 21.1b): of each person something, and a conclusion. */
  private async missing(act: Act, meeting: MeetingRow): Promise<Issue[]> {
    const issues: Issue[] = (await spokenOf(act, meeting.id)).flatMap(({ yearRecordId, name, opinions }) =>
      opinions.length < 3
        ? [{ field: `opinions-${yearRecordId}`, code: 'years:issue.nothingSaid', params: { name } }]
        : [],
    );
    if (meeting.conclusion.length < 3) issues.push({ field: 'conclusion', code: 'years:issue.conclusion' });
    const listed = attendeesOf(meeting.attendance).length;
    if (listed > 0 && listed !== meeting.present)
      issues.push({
        field: 'attendance',
        code: 'years:issue.attendanceCount',
        params: { listed, present: meeting.present },
      });
    if (!meeting.endedAt) issues.push({ field: 'endedAt', code: 'years:issue.endNeeded' });
    return issues;
  }

  private async write(act: Act, meeting: MeetingRow, body: unknown): Promise<SavedMinutes> {
    const version = tidy(body)['version'];
    if (typeof version === 'string' && version !== String(meeting.revision)) throw new Stale('minutes-moved');
    const form = readForm(MinutesForm, body, act.today);
    const people = await peopleOfUnit(act, meeting.unitId, act.today);
    const issues = form.issues ?? [
      ...meetingIssues(form.value, [...people, { id: meeting.chairId }, { id: meeting.secretaryId }], act.today),
      ...attendanceIssues(form.value.attendance),
    ];
    const said = readSaid(
      body,
      (await spokenOf(act, meeting.id)).map(({ yearRecordId }) => yearRecordId),
    );
    const facts = form.value && issues.length === 0 ? await writeFacts(act, meeting.id, form.value) : 0;
    const opinions = await act.change(
      `update meeting_opinions m set report = coalesce(n.report, m.report), opinions = coalesce(n.opinions, m.opinions)
       from unnest($2::int[], $3::text[], $4::text[]) as n (year_record, report, opinions) where m.meeting_id = $1 and m.year_record_id = n.year_record
         and (m.report, m.opinions) is distinct from (coalesce(n.report, m.report), coalesce(n.opinions, m.opinions))`,
      [meeting.id, said.yearRecordIds, said.reports, said.opinions],
    );
    if (facts === 0 && opinions > 0) await act.update(Meeting, { id: meeting.id }, { revision: sql('revision + 1') });
    return { meeting: (await findMeeting(act, meeting.id))!, issues: [...issues, ...said.issues], at: act.at };
  }
}

/** How many rows changed: none when the facts stood so before. */
async function writeFacts(act: Act, id: number, form: MinutesForm): Promise<number> {
  return act.change(
    `update meetings set held_on = $2, began_at = $3, ended_at = $4, place = $5, chair_id = $6, secretary_id = $7, invited = $8, present = $9,
       absent_names = $10, written_opinions = $11, conclusion = $12, attendance = $13, revision = revision + 1
     where id = $1 and (held_on, began_at, ended_at, place, chair_id, secretary_id, invited, present, absent_names, written_opinions, conclusion, attendance)
       is distinct from ($2::date, $3, $4, $5, $6::int, $7::int, $8::int, $9::int, $10, $11, $12, $13)`,
    [
      id,
      form.heldOn,
      form.beganAt,
      form.endedAt ?? null,
      form.place,
      form.chairId,
      form.secretaryId,
      form.invited,
      form.present,
      form.absentNames,
      form.writtenOpinions,
      form.conclusion,
      form.attendance,
    ],
    'save-minutes',
  );
}

/** A count as typed; null where nothing was. What is no count is NaN, which no vote is. */
function countIn(body: unknown, field: 'agreed' | 'against' | 'abstained'): number | null {
  const typed = tidy(body)[field];
  if (typed === undefined) return null;
  const number = typeof typed === 'string' ? numberIn(typed, { ...COUNT, units: ['người'] }) : null;
  return number !== null && /^\d{1,5}$/.test(number) ? Number(number) : Number.NaN;
}
