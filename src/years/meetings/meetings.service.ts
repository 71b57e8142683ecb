import { Injectable } from '@nestjs/common';
import { notifyMany } from '../../acts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Tx } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { yearToRead } from '../opening/year.policy.js';
import { meetingToWrite, meetingToRead } from './meeting-access.js';
import { meetingIssues, type NewMeetingForm } from './meeting.form.js';
import { maySetUp, mayWriteMeeting } from './meeting.policy.js';
import { candidatesOf, lockMeeting, peopleOfUnit } from './meetings.queries.js';

/** Setting a meeting up, correcting an adopted one, and taking a draft away. */
@Injectable()
export class MeetingsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async open(
    actor: Actor,
    yearId: number,
    form: NewMeetingForm,
    chosen: readonly number[],
  ): Promise<{ id: number } | { issues: Issue[] }> {
    return this.db.tx(async (tx) => {
      const unit = await tx.one<{ path: string }>('select path from units where id = $1', [form.unit]);
      const year = await yearToRead(tx, actor, yearId);
      if (!unit || !unit.path.startsWith(year.rootPath)) throw new NotFound();
      if (!maySetUp(actor, unit.path)) throw new Forbidden();
      const candidates = await candidatesOf(tx, yearId, form.unit, form.about);
      const about = candidates.filter(({ sheetId }) => chosen.includes(sheetId)).map(({ sheetId }) => sheetId);
      const issues = meetingIssues(form, await peopleOfUnit(tx, form.unit, this.clock.today()), this.clock.today());
      if (about.length === 0) issues.push({ field: 'people', code: 'years:issue.people' });
      if (issues.length > 0) return { issues };
      return { id: await this.insert(tx, actor, yearId, form, about) };
    });
  }

  /** A new record of the same meeting that says which adopted one it corrects; that one stays as it is. */
  async correct(actor: Actor, id: number): Promise<number> {
    return this.db.tx(async (tx) => {
      await lockMeeting(tx, id);
      const meeting = await meetingToRead(tx, actor, id);
      if (!mayWriteMeeting(actor, meeting)) throw new Forbidden();
      if (!meeting.adoptedAt) throw new Conflict('meeting-not-adopted');
      if (meeting.correctedBy !== null) return meeting.correctedBy;
      const at = this.clock.now();
      const row = await tx.one<{ id: number }>(
        `insert into meetings (year_id, unit_id, about, held_on, began_at, ended_at, place, chair_id, secretary_id, invited, present, absent_names,
           written_opinions, conclusion, by_account, at, corrects)
         select year_id, unit_id, about, held_on, began_at, ended_at, place, chair_id, secretary_id, invited, present, absent_names,
           written_opinions, conclusion, $2, $3, id from meetings where id = $1 returning id`,
        [id, actor.accountId, at],
      );
      await tx.change(
        'insert into meeting_opinions (meeting_id, year_sheet_id, report, opinions) select $2, year_sheet_id, report, opinions from meeting_opinions where meeting_id = $1',
        [id, row!.id],
      );
      await this.record(
        tx,
        actor,
        meeting.unitId,
        'meeting.correction-begun',
        { meetingId: row!.id, corrects: id },
        at,
      );
      return row!.id;
    });
  }

  /** Takes a draft away, with what was written in it. */
  async remove(actor: Actor, id: number): Promise<number> {
    return this.db.tx(async (tx) => {
      const meeting = await meetingToWrite(tx, actor, id);
      await tx.change('delete from meeting_opinions where meeting_id = $1', [id]);
      await tx.change('delete from meetings where id = $1', [id]);
      await this.record(
        tx,
        actor,
        meeting.unitId,
        'meeting.removed',
        { meetingId: id, yearId: meeting.yearId },
        this.clock.now(),
      );
      return meeting.yearId;
    });
  }

  private async insert(
    tx: Tx,
    actor: Actor,
    yearId: number,
    form: NewMeetingForm,
    about: readonly number[],
  ): Promise<number> {
    const at = this.clock.now();
    const row = await tx.one<{ id: number }>(
      `insert into meetings (year_id, unit_id, about, held_on, began_at, ended_at, place, chair_id, secretary_id, invited, present, absent_names, by_account, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning id`,
      [
        yearId,
        form.unit,
        form.about,
        form.heldOn,
        form.beganAt,
        form.endedAt ?? null,
        form.place,
        form.chairId,
        form.secretaryId,
        form.invited,
        form.present,
        form.absentNames,
        actor.accountId,
        at,
      ],
    );
    await tx.change('insert into meeting_opinions (meeting_id, year_sheet_id) select $1, unnest($2::int[])', [
      row!.id,
      about,
    ]);
    await this.record(
      tx,
      actor,
      form.unit,
      'meeting.set-up',
      { meetingId: row!.id, yearId, about: form.about, sheets: about },
      at,
    );
    if (form.secretaryId !== actor.officialId)
      await notifyMany(tx, [
        {
          officialId: form.secretaryId,
          code: 'meeting-secretary',
          params: { by: actor.name },
          href: `/years/meetings/${row!.id}`,
          at,
        },
      ]);
    return row!.id;
  }

  private record(
    tx: Tx,
    actor: Actor,
    unitId: number,
    act: string,
    detail: Record<string, unknown>,
    at: Date,
  ): Promise<void> {
    return recordAct(tx, { chain: `unit:${unitId}`, act, account: actor.accountId, at, detail });
  }
}
