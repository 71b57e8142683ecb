import { Injectable } from '@nestjs/common';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Tx } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Stale } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { COUNT, numberIn } from '../../web/numbers.js';
import { readForm, tidy } from '../../web/read-form.js';
import { meetingToAdopt, meetingToWrite } from './meeting-access.js';
import { meetingIssues, MinutesForm, readSaid } from './meeting.form.js';
import { mayWriteMeeting } from './meeting.policy.js';
import { findMeeting, peopleOfUnit, spokenOf, type MeetingRow } from './meetings.queries.js';

export interface SavedMinutes {
  meeting: MeetingRow;
  issues: Issue[];
  at: Date;
}

/** The minutes while they are written, and their adoption (Art 21.1b). */
@Injectable()
export class MinutesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Saves what is right: the facts together, what was said of each person one by one. */
  async save(actor: Actor, id: number, body: unknown): Promise<SavedMinutes> {
    return this.db.tx(async (tx) => this.write(tx, await meetingToWrite(tx, actor, id), body));
  }

  /** Adopted at the meeting by those present: from here on nothing of it changes. What the secretary's form carries is saved first. */
  async adopt(actor: Actor, id: number, body: unknown): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const before = await meetingToAdopt(tx, actor, id);
      const carries = tidy(body)['heldOn'] !== undefined && mayWriteMeeting(actor, before);
      const { meeting, issues: wrong } = carries ? await this.write(tx, before, body) : { meeting: before, issues: [] };
      const agreed = agreedIn(body);
      const issues = [...wrong, ...(await this.missing(tx, meeting))];
      if (agreed === null || agreed < 1 || agreed > meeting.present)
        issues.push({ field: 'agreed', code: 'years:issue.agreed', params: { present: meeting.present } });
      if (issues.length > 0) return issues;
      const at = this.clock.now();
      await tx.change(
        'update meetings set agreed = $2, adopted_by = $3, adopted_at = $4, revision = revision + 1 where id = $1',
        [id, agreed, actor.accountId, at],
      );
      const detail = {
        meetingId: id,
        yearId: meeting.yearId,
        agreed,
        present: meeting.present,
        corrects: meeting.corrects,
      };
      await recordAct(tx, {
        chain: `unit:${meeting.unitId}`,
        act: 'meeting.adopted',
        account: actor.accountId,
        at,
        detail,
      });
      return [];
    });
  }

  /** The opinions must stand in the minutes (Art 21.1b): of each person something, and a conclusion. */
  private async missing(tx: Tx, meeting: MeetingRow): Promise<Issue[]> {
    const issues: Issue[] = (await spokenOf(tx, meeting.id)).flatMap(({ sheetId, name, opinions }) =>
      opinions.length < 3 ? [{ field: `opinions-${sheetId}`, code: 'years:issue.nothingSaid', params: { name } }] : [],
    );
    if (meeting.conclusion.length < 3) issues.push({ field: 'conclusion', code: 'years:issue.conclusion' });
    if (!meeting.endedAt) issues.push({ field: 'endedAt', code: 'years:issue.endNeeded' });
    return issues;
  }

  private async write(tx: Tx, meeting: MeetingRow, body: unknown): Promise<SavedMinutes> {
    const version = tidy(body)['version'];
    if (typeof version === 'string' && version !== String(meeting.revision)) throw new Stale('minutes-moved');
    const form = readForm(MinutesForm, body);
    const people = await peopleOfUnit(tx, meeting.unitId, this.clock.today());
    const issues =
      form.issues ??
      meetingIssues(form.value, [...people, { id: meeting.chairId }, { id: meeting.secretaryId }], this.clock.today());
    const said = readSaid(
      body,
      (await spokenOf(tx, meeting.id)).map(({ sheetId }) => sheetId),
    );
    const facts = form.value && issues.length === 0 ? await writeFacts(tx, meeting.id, form.value) : 0;
    const opinions = await tx.change(
      `update meeting_opinions m set report = coalesce(n.report, m.report), opinions = coalesce(n.opinions, m.opinions)
       from unnest($2::int[], $3::text[], $4::text[]) as n (sheet, report, opinions) where m.meeting_id = $1 and m.year_sheet_id = n.sheet
         and (m.report, m.opinions) is distinct from (coalesce(n.report, m.report), coalesce(n.opinions, m.opinions))`,
      [meeting.id, said.sheetIds, said.reports, said.opinions],
    );
    if (facts === 0 && opinions > 0)
      await tx.change('update meetings set revision = revision + 1 where id = $1', [meeting.id]);
    return { meeting: (await findMeeting(tx, meeting.id))!, issues: [...issues, ...said.issues], at: this.clock.now() };
  }
}

/** How many rows changed: none when the facts stood so before. */
async function writeFacts(tx: Tx, id: number, form: MinutesForm): Promise<number> {
  return tx.change(
    `update meetings set held_on = $2, began_at = $3, ended_at = $4, place = $5, chair_id = $6, secretary_id = $7, invited = $8, present = $9,
       absent_names = $10, written_opinions = $11, conclusion = $12, revision = revision + 1
     where id = $1 and (held_on, began_at, ended_at, place, chair_id, secretary_id, invited, present, absent_names, written_opinions, conclusion)
       is distinct from ($2::date, $3, $4, $5, $6::int, $7::int, $8::int, $9::int, $10, $11, $12)`,
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
    ],
    'save-minutes',
  );
}

function agreedIn(body: unknown): number | null {
  const { agreed } = tidy(body);
  const number = typeof agreed === 'string' ? numberIn(agreed, { ...COUNT, units: ['người'] }) : null;
  return number !== null && /^\d{1,5}$/.test(number) ? Number(number) : null;
}
