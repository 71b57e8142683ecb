import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Act } from '../../acts/act.js';
import { notifyMany } from '../../acts/notify.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { yearToRead } from '../opening/year.policy.js';
import { meetingToWrite, meetingToRead } from './meeting-access.js';
import { meetingIssues, type NewMeetingForm } from './meeting.form.js';
import { maySetUp, mayWriteMeeting } from './meeting.policy.js';
import { candidatesOf, lockMeeting, peopleOfUnit } from './meetings.queries.js';
import { MeetingOpinion } from './meeting-opinion.entity.js';
import { Meeting } from './meeting.entity.js';

/** Setting a meeting up, correcting an adopted one, and taking a draft away. */
@Injectable()
export class MeetingsService {
  constructor(private readonly acts: Acts) {}

  async open(
    actor: Actor,
    yearId: number,
    form: NewMeetingForm,
    chosen: readonly number[],
  ): Promise<{ id: number } | { issues: Issue[] }> {
    return this.acts.perform(actor, async (act) => {
      const unit = await act.one<{ path: string }>('select path from units where id = $1', [form.unit]);
      const year = await yearToRead(act, actor, yearId);
      if (!unit || !unit.path.startsWith(year.rootPath)) throw new NotFound();
      if (!maySetUp(actor, unit.path)) throw new Forbidden();
      const candidates = await candidatesOf(act, yearId, form.unit, form.about);
      const about = candidates
        .filter(({ yearRecordId }) => chosen.includes(yearRecordId))
        .map(({ yearRecordId }) => yearRecordId);
      const issues = meetingIssues(form, await peopleOfUnit(act, form.unit, act.today), act.today);
      if (about.length === 0) issues.push({ field: 'people', code: 'years:issue.people' });
      if (issues.length > 0) return { issues };
      return { id: await this.insert(act, yearId, form, about) };
    });
  }

  /** A new record of the same meeting that says which adopted one it corrects; that one stays as it is. */
  async correct(actor: Actor, id: number): Promise<number> {
    return this.acts.perform(actor, async (act) => {
      await lockMeeting(act, id);
      const meeting = await meetingToRead(act, actor, id);
      if (!mayWriteMeeting(actor, meeting)) throw new Forbidden();
      if (!meeting.adoptedAt) throw new Conflict('meeting-not-adopted');
      if (meeting.correctedBy !== null) return meeting.correctedBy;
      const row = await act.one<{ id: number }>(
        `insert into meetings (year_id, unit_id, about, held_on, began_at, ended_at, place, chair_id, secretary_id, invited, present, attendance, absent_names,
           written_opinions, conclusion, by_account, at, corrects)
         select year_id, unit_id, about, held_on, began_at, ended_at, place, chair_id, secretary_id, invited, present, attendance, absent_names,
           written_opinions, conclusion, $2, $3, id from meetings where id = $1 returning id`,
        [id, actor.accountId, act.at],
      );
      await act.change(
        'insert into meeting_opinions (meeting_id, year_record_id, report, opinions) select $2, year_record_id, report, opinions from meeting_opinions where meeting_id = $1',
        [id, row!.id],
      );
      await act.record(`unit:${meeting.unitId}`, 'meeting.correction-begun', { meetingId: row!.id, corrects: id });
      return row!.id;
    });
  }

  /** Takes a draft away, with what was written in it. */
  async remove(actor: Actor, id: number): Promise<number> {
    return this.acts.perform(actor, async (act) => {
      const meeting = await meetingToWrite(act, actor, id);
      await act.remove(MeetingOpinion, { meetingId: id });
      await act.remove(Meeting, { id });
      await act.record(`unit:${meeting.unitId}`, 'meeting.removed', { meetingId: id, yearId: meeting.yearId });
      return meeting.yearId;
    });
  }

  private async insert(act: Act, yearId: number, form: NewMeetingForm, about: readonly number[]): Promise<number> {
    const row = await act.insert(Meeting, {
      yearId,
      unitId: form.unit,
      about: form.about,
      heldOn: form.heldOn,
      beganAt: form.beganAt,
      endedAt: form.endedAt ?? null,
      place: form.place,
      chairId: form.chairId,
      secretaryId: form.secretaryId,
      invited: form.invited,
      present: form.present,
      absentNames: form.absentNames,
      ...act.by,
    });
    await act.change('insert into meeting_opinions (meeting_id, year_record_id) select $1, unnest($2::int[])', [
      row.id,
      about,
    ]);
    await act.record(`unit:${form.unit}`, 'meeting.set-up', {
      meetingId: row.id,
      yearId,
      about: form.about,
      sheets: about,
    });
    if (form.secretaryId !== act.actor.officialId)
      await notifyMany(act, [
        {
          officialId: form.secretaryId,
          code: 'meeting-secretary',
          params: { by: act.actor.name },
          href: `/years/meetings/${row.id}`,
          at: act.at,
        },
      ]);
    return row.id;
  }
}
