import { Injectable } from '@nestjs/common';
import { notify } from '../../acts/notify.js';
import { recordAct } from '../../audit/record-act.js';
import { Clock } from '../../clock.js';
import { Db, type Tx } from '../../database/db.js';
import type { Actor } from '../../web/actor.js';
import type { Issue } from '../../web/issues.js';
import { begun, readHead } from './confirmation.form.js';
import { confirmSheet, lockConfirmSheet, type ConfirmSheet } from './confirm-sheet.js';
import { writeLegalResult } from './legal-result-row.js';
import type { Body } from '../../web/read-form.js';
import { requireSeen } from './own-sheet.js';

export interface SavedHead {
  confirm: ConfirmSheet;
  issues: Issue[];
  at: Date;
}

@Injectable()
export class ConfirmationsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Saves what the scorer typed. The first mark saved ends the right to withdraw. */
  async save(actor: Actor, id: number, body: Body): Promise<SavedHead> {
    return this.db.tx((tx) => this.saveIn(tx, actor, id, body, false));
  }

  /** Saves the form that came with the wish, and confirms it unless something stands in the way: one transaction. */
  async confirm(actor: Actor, id: number, body: Body): Promise<SavedHead & { resultId: number | null }> {
    return this.db.tx(async (tx) => {
      const saved = await this.saveIn(tx, actor, id, body, true);
      if (saved.issues.length > 0 || saved.confirm.blockers.length > 0) return { ...saved, resultId: null };
      return { ...saved, resultId: await this.write(tx, actor, saved) };
    });
  }

  private async saveIn(tx: Tx, actor: Actor, id: number, body: Body, freeze: boolean): Promise<SavedHead> {
    const open = await lockConfirmSheet(tx, actor, id, { today: this.clock.today(), zone: this.clock.zone }, freeze);
    const { sheet, deciding, work, led } = open;
    const draft = readHead(body, open.stated, sheet);
    requireSeen(sheet, draft.version, this.clock.zone);
    const { stated } = draft;
    const at = this.clock.now();
    const headSavedAt = sheet.headSavedAt !== null || begun(stated) ? at : null;
    await tx.change(
      `update legal_sheets set head_marks = $2, organising = $3, organising_reason = $4, uniting = $5, uniting_reason = $6, opinion = $7,
         head_reason = $8, head_saved_at = $9, revision = revision + 1 where id = $1`,
      [
        id,
        JSON.stringify(stated.marks),
        stated.organising,
        stated.organisingReason,
        stated.uniting,
        stated.unitingReason,
        stated.opinion,
        stated.headReason,
        headSavedAt,
      ],
      'save-legal-head-draft',
    );
    if (sheet.headSavedAt === null && headSavedAt) {
      await recordAct(tx, { chain: `legal-sheet:${id}`, act: 'legal-sheet.begun', account: actor.accountId, at });
    }
    const { marks, ...words } = stated;
    const saved = { ...sheet, ...words, headMarks: marks, headSavedAt, revision: sheet.revision + 1 };
    return { confirm: confirmSheet(saved, deciding, stated, work, led), issues: draft.issues, at };
  }

  private async write(tx: Tx, actor: Actor, { confirm, at }: SavedHead): Promise<number> {
    const { sheet, stated, work, led, deciding, result } = confirm;
    const reason = deciding === 'not-submitted' ? stated.headReason : null;
    const resultId = await writeLegalResult(tx, actor, {
      sheet,
      kind: 'confirmation',
      marks: stated.marks,
      work,
      led,
      handedIn: deciding === 'submitted',
      reason,
      at,
    });
    const detail = { resultId, deciding, score: result?.score ?? null, note: result?.note ?? null };
    await recordAct(tx, {
      chain: `legal-sheet:${sheet.id}`,
      act: 'legal-sheet.confirmed',
      account: actor.accountId,
      at,
      detail,
    });
    const code = deciding === 'not-submitted' ? 'legal-scored' : 'legal-confirmed';
    await notify(tx, {
      officialId: sheet.officialId,
      code,
      params: { month: sheet.month, by: actor.name },
      href: `/legal/sheets/${sheet.id}`,
      at,
    });
    return resultId;
  }
}
