import { Injectable } from '@nestjs/common';
import { notify } from '../../acts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Rows } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import type { Issue } from '../../web/issues.js';
import { lockConfirmSheet } from './confirm-sheet.js';
import { legalConflict } from './deciding.js';
import { textOf, type Body } from '../../web/read-form.js';

export const RETURN_BOUNDS = { least: 10, most: 2000 } as const;

export interface LegalReturnRow {
  by: string;
  at: Date;
  reason: string;
}

@Injectable()
export class LegalReturnsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Gives a form back with a reason. The scorer's own marks stay; who hands it in again may withdraw it again. */
  async giveBack(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    return this.db.tx(async (tx) => {
      const { sheet } = await lockConfirmSheet(tx, actor, id, { today: this.clock.today(), zone: this.clock.zone });
      if (sheet.status !== 'submitted') throw await legalConflict(tx, sheet, this.clock.zone);
      const reason = textOf(body, 'reason') ?? '';
      const { least, most } = RETURN_BOUNDS;
      if (reason.length < least || reason.length > most)
        return [{ field: 'reason', code: 'legal:fault.length', params: { least, most } }];
      const at = this.clock.now();
      const made = await tx.one<{ id: number }>(
        'insert into legal_returns (sheet_id, by_account, at, reason) values ($1, $2, $3, $4) returning id',
        [id, actor.accountId, at, reason],
      );
      await tx.change(
        `update legal_sheets set status = 'returned', head_saved_at = null, revision = revision + 1 where id = $1`,
        [id],
      );
      await recordAct(tx, {
        chain: `legal-sheet:${id}`,
        act: 'legal-sheet.returned',
        account: actor.accountId,
        at,
        detail: { return: made!.id, reason },
      });
      const params = { month: sheet.month, by: actor.name };
      await notify(tx, {
        officialId: sheet.officialId,
        code: 'legal-returned',
        params,
        href: `/legal/sheets/${id}`,
        at,
      });
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
