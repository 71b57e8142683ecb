import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { type Rows } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import type { Issue } from '../../web/issues.js';
import { lockConfirmLegalForm } from './confirm-form.js';
import { legalConflict } from './deciding.js';
import { textOf, type Body } from '../../web/read-form.js';
import { LegalReturn } from './legal-return.entity.js';
import { LegalForm } from './legal-form.entity.js';
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
      const { legalForm } = await lockConfirmLegalForm(act, id, { today: act.today, zone: act.zone });
      if (legalForm.status !== 'submitted') throw await legalConflict(act, legalForm, act.zone);
      const reason = textOf(body, 'reason') ?? '';
      const { least, most } = RETURN_BOUNDS;
      if (reason.length < least || reason.length > most)
        return [{ field: 'reason', code: 'legal:fault.length', params: { least, most } }];
      const made = await act.insert(LegalReturn, { legalFormId: id, reason, ...act.by });
      await act.update(LegalForm, { id }, { status: 'returned', headSavedAt: null, revision: sql('revision + 1') });
      await act.record(`legal-sheet:${id}`, 'legal-sheet.returned', { return: made.id, reason });
      const params = { month: legalForm.month, span: legalForm.span, by: actor.name };
      await act.tell(legalForm.officialId, 'legal-returned', `/legal/forms/${id}`, params);
      return [];
    });
  }
}

/** What was said when the form was given back, the newest first. */
export async function legalReturnsOf(on: Rows, legalFormId: number): Promise<LegalReturnRow[]> {
  return on.rows<LegalReturnRow>(
    'select a.display_name as by, r.at, r.reason from legal_returns r join accounts a on a.id = r.by_account where r.legal_form_id = $1 order by r.id desc',
    [legalFormId],
    'legal-returns-of',
  );
}
