import { Injectable } from '@nestjs/common';
import { notify } from '../../acts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { clockHolidays } from '../../periods/holidays/holidays-between.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { openLegalSheetToAct } from '../sheets/legal-sheet-access.js';
import { textOf, type Body } from '../../web/read-form.js';
import { PETITION_BOUNDS } from '../sheets/read-page.view.js';
import { petitionClock } from './petition-clock.js';

@Injectable()
export class LegalPetitionFilingService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A person's petition on their own result (Điều 22): once for each result, from its notice on, the month closed or not. */
  async file(actor: Actor, sheetId: number, body: Body): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const today = this.clock.today();
      const { sheet, at: stands, scorer } = await openLegalSheetToAct(tx, actor, sheetId, today);
      if (!stands.self) throw new Forbidden();
      const reason = textOf(body, 'reason') ?? '';
      const { least, most } = PETITION_BOUNDS;
      if (reason.length < least || reason.length > most)
        return [{ field: 'reason', code: 'legal:fault.length', params: { least, most } }];
      if (sheet.resultId === null) throw new Conflict('legal-petition-not-now');
      const filed = await tx.one(
        'select id from legal_petitions where sheet_id = $1 and (outcome is null or result_id = $2)',
        [sheetId, sheet.resultId],
      );
      if (filed) throw new Conflict('petition-filed');
      const at = this.clock.now();
      const { dueOn } = petitionClock(today, today, await clockHolidays(tx, [], today));
      const row = await tx.one<{ id: number }>(
        `insert into legal_petitions (sheet_id, result_id, by_account, filed_at, received_on, due_on, reason) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
        [sheetId, sheet.resultId, actor.accountId, at, today, dueOn, reason],
      );
      const detail = { petition: row!.id, result: sheet.resultId, dueOn, reason };
      await recordAct(tx, {
        chain: `legal-sheet:${sheetId}`,
        act: 'legal-petition.filed',
        account: actor.accountId,
        at,
        detail,
      });
      const params = { by: sheet.officialName, month: sheet.month, due: dueOn };
      if (scorer !== 'outside')
        await notify(tx, {
          officialId: scorer.officialId,
          code: 'legal-petition-received',
          params,
          href: `/legal/petitions/${row!.id}`,
          at,
        });
      return [];
    });
  }
}
