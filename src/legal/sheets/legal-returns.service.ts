import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { type Rows } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import type { Issue } from '../../web/issues.js';
import { lockConfirmSheet } from './confirm-sheet.js';
import { legalConflict } from './deciding.js';
import { textOf, type Body } from '../../web/read-form.js';
import { LegalReturn } from './legal-return.entity.js';
import { LegalSheet } from './legal-sheet.entity.js';
import { sql } from '../../database/entity-sql.js';

export const RETURN_BOUNDS = { least: 10, most: 2000 } as const;

export interface LegalReturnRow {
  by: string;
  at: Date;
  reason: string;
}

@Injectable()
export class LegalReturnsService {
  constructor(private readonly acts: Acts) {}

  /** Gives a form back with a reason. The scorer's own marks stay; who hands it in again may withdraw it again. */
  async giveBack(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.acts.perform(actor, async (act) => {
      const { sheet } = await lockConfirmSheet(act, id, { today: act.today, zone: act.zone });
      if (sheet.status !== 'submitted') throw await legalConflict(act, sheet, act.zone);
      const reason = textOf(body, 'reason') ?? '';
      const { least, most } = RETURN_BOUNDS;
      if (reason.length < least || reason.length > most)
        return [{ field: 'reason', code: 'legal:fault.length', params: { least, most } }];
      const made = await act.insert(LegalReturn, { sheetId: id, reason, ...act.by });
      await act.update(LegalSheet, { id }, { status: 'returned', headSavedAt: null, revision: sql('revision + 1') });
      await act.record(`legal-sheet:${id}`, 'legal-sheet.returned', { return: made.id, reason });
      const params = { month: sheet.month, by: actor.name };
      await act.tell(sheet.officialId, 'legal-returned', `/legal/sheets/${id}`, params);
      return [];
    });
  }
}

/** What was said when the form was given back, the newest first. */
export async function legalReturnsOf(on: Rows, sheetId: number): Promise<LegalReturnRow[]> {
  return on.rows<LegalReturnRow>(
    'select a.display_name as by, r.at, r.reason from legal_returns r join accounts a on a.id = r.by_account where r.sheet_id = $1 order by r.id desc',
    [sheetId],
    'legal-returns-of',
  );
}
