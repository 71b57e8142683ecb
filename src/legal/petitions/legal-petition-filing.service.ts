import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { clockHolidays } from '../../periods/holidays/holidays-between.js';
import type { Actor } from '../../web/actor.js';
import { Conflict, Forbidden } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { openLegalSheetToAct } from '../sheets/legal-sheet-access.js';
import { textOf, type Body } from '../../web/read-form.js';
import { PETITION_BOUNDS } from '../sheets/read-page.view.js';
import { petitionClock } from './petition-clock.js';
import { LegalPetition } from './legal-petition.entity.js';

@Injectable()
export class LegalPetitionFilingService {
  constructor(private readonly acts: Acts) {}

  /** A person's petition on their own result (Điều 22): once for each result, from its notice on, the month closed or not. */
  async file(actor: Actor, sheetId: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { sheet, at: stands, scorer } = await openLegalSheetToAct(act, actor, sheetId, act.today);
      if (!stands.self) throw new Forbidden();
      const reason = textOf(body, 'reason') ?? '';
      const { least, most } = PETITION_BOUNDS;
      if (reason.length < least || reason.length > most)
        return [{ field: 'reason', code: 'legal:fault.length', params: { least, most } }];
      if (sheet.resultId === null) throw new Conflict('legal-petition-not-now');
      const filed = await act.one(
        'select id from legal_petitions where sheet_id = $1 and (outcome is null or result_id = $2)',
        [sheetId, sheet.resultId],
      );
      if (filed) throw new Conflict('petition-filed');
      const at = act.at;
      const { dueOn } = petitionClock(act.today, act.today, await clockHolidays(act, [], act.today));
      const row = await act.insert(LegalPetition, {
        sheetId,
        resultId: sheet.resultId,
        byAccount: actor.accountId,
        filedAt: at,
        receivedOn: act.today,
        dueOn,
        reason,
      });
      const detail = { petition: row.id, result: sheet.resultId, dueOn, reason };
      await act.record(`legal-sheet:${sheetId}`, 'legal-petition.filed', detail);
      const params = { by: sheet.officialName, month: sheet.month, due: dueOn };
      if (scorer !== 'outside')
        await act.tell(scorer.officialId, 'legal-petition-received', `/legal/petitions/${row.id}`, params);
      return [];
    });
  }
}
