import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import { openYearRecordToAct } from '../year-record-access.js';
import { mayWriteOpinion, seatToWrite } from './opinion.policy.js';
import { PartyOpinion } from './party-opinion.entity.js';

@Injectable()
export class OpinionsService {
  constructor(private readonly acts: Acts) {}

  /** Adds the committee's opinion on a head or deputy. Earlier ones stay; the latest counts. */
  async give(actor: Actor, yearRecordId: number, text: string): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { yearRecord, at: standing } = await openYearRecordToAct(act, actor, yearRecordId, act.today);
      if (standing.self) throw new Forbidden('committee-own-paper');
      if (!mayWriteOpinion(actor, yearRecord)) throw new Forbidden();
      if (yearRecord.status === 'classified') throw new Conflict('year-record-classified');
      const seat = seatToWrite(actor, yearRecord.unitPath)!;
      const at = act.at;
      const row = await act.insert(PartyOpinion, {
        yearRecordId: yearRecordId,
        committeeId: seat.committeeId,
        text,
        byAccount: actor.accountId,
        at,
      });
      const detail = {
        opinionId: row.id,
        yearSheetId: yearRecordId,
        year: yearRecord.year,
        committeeId: seat.committeeId,
      };
      await act.record(`official:${yearRecord.officialId}`, 'year-sheet.opinion-given', detail);
    });
  }
}
