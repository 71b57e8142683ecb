import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import { openYearSheetToAct } from '../year-sheet-access.js';
import { mayWriteOpinion, seatToWrite } from './opinion.policy.js';
import { PartyOpinion } from './party-opinion.entity.js';

@Injectable()
export class OpinionsService {
  constructor(private readonly acts: Acts) {}

  /** Adds the committee's opinion on a head or deputy. Earlier ones stay; the latest counts. */
  async give(actor: Actor, sheetId: number, text: string): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { sheet, at: standing } = await openYearSheetToAct(act, actor, sheetId, act.today);
      if (standing.self) throw new Forbidden('committee-own-sheet');
      if (!mayWriteOpinion(actor, sheet)) throw new Forbidden();
      if (sheet.status === 'classified') throw new Conflict('year-sheet-classified');
      const seat = seatToWrite(actor, sheet.unitPath)!;
      const at = act.at;
      const row = await act.insert(PartyOpinion, {
        yearSheetId: sheetId,
        committeeId: seat.committeeId,
        text,
        byAccount: actor.accountId,
        at,
      });
      const detail = { opinionId: row.id, yearSheetId: sheetId, year: sheet.year, committeeId: seat.committeeId };
      await act.record(`official:${sheet.officialId}`, 'year-sheet.opinion-given', detail);
    });
  }
}
