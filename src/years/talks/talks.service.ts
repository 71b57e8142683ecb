import { Injectable } from '@nestjs/common';
import { Length } from 'class-validator';
import { Acts } from '../../acts/acts.js';
import type { Actor } from '../../web/actor.js';
import { Day } from '../../web/days.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { readForm } from '../../web/read-form.js';
import { openYearRecordToAct } from '../year-record-access.js';
import { otherOf, talkSide, TALK_BOUNDS } from './talks.view.js';
import { YearTalk } from './year-talk.entity.js';

class TalkForm {
  @Day()
  talkHeldOn!: string;

  @Length(TALK_BOUNDS.least, TALK_BOUNDS.most, { context: { code: 'years:talk.issue' } })
  talkWords!: string;
}

@Injectable()
export class TalksService {
  constructor(private readonly acts: Acts) {}

  /** One side's statement, once, while there is no label yet. Nothing waits for it; the other is told. */
  record(actor: Actor, id: number, body: unknown): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { yearRecord, at, classifier } = await openYearRecordToAct(act, actor, id, act.today);
      const side = talkSide(at);
      if (side === null) throw new Forbidden();
      const read = readForm(TalkForm, body, act.today);
      if (read.issues) return read.issues;
      const { talkHeldOn: heldOn, talkWords: words } = read.value;
      if (heldOn > act.today) return [{ field: 'talkHeldOn', code: 'years:talk.future' }];
      if (yearRecord.labelId !== null) throw new Conflict('talk-late');
      if (await act.find(YearTalk, { yearRecordId: id, side })) throw new Conflict('talk-given');
      const row = await act.insert(YearTalk, { yearRecordId: id, side, heldOn, words, ...act.by });
      const detail = { talk: row.id, yearSheetId: id, side, heldOn, words };
      await act.record(`official:${yearRecord.officialId}`, 'year-sheet.talk-recorded', detail);
      const other = otherOf(side, yearRecord, classifier);
      if (other)
        await act.tell(other, 'year-talk', `/years/records/${id}#talk`, { by: actor.name, year: yearRecord.year });
      return [];
    });
  }
}
