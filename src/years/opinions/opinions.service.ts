import { Injectable } from '@nestjs/common';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import { openYearSheetToAct } from '../year-sheet-access.js';
import { mayWriteOpinion, seatToWrite } from './opinion.policy.js';

@Injectable()
export class OpinionsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Adds the committee's opinion on a head or deputy. Earlier ones stay; the latest counts. */
  async give(actor: Actor, sheetId: number, text: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const { sheet, at: standing } = await openYearSheetToAct(tx, actor, sheetId, this.clock.today());
      if (standing.self) throw new Forbidden('committee-own-sheet');
      if (!mayWriteOpinion(actor, sheet)) throw new Forbidden();
      if (sheet.status === 'classified') throw new Conflict('year-sheet-classified');
      const seat = seatToWrite(actor, sheet.unitPath)!;
      const at = this.clock.now();
      const row = await tx.one<{ id: number }>(
        'insert into party_opinions (year_sheet_id, committee_id, text, by_account, at) values ($1, $2, $3, $4, $5) returning id',
        [sheetId, seat.committeeId, text, actor.accountId, at],
      );
      const detail = { opinionId: row!.id, yearSheetId: sheetId, year: sheet.year, committeeId: seat.committeeId };
      await recordAct(tx, {
        chain: `official:${sheet.officialId}`,
        act: 'year-sheet.opinion-given',
        account: actor.accountId,
        at,
        detail,
      });
    });
  }
}
