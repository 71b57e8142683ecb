import { Injectable } from '@nestjs/common';
import { notify } from '../accounts/notify.js';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import type { ApprovalBlocker } from './approval.blockers.js';
import { writeResult } from './approval-row.js';
import { type Body, readVersion } from '../web/read-form.js';
import { requireSeen, saveHeadDraft, type SavedHeadDraft } from './head-drafts.service.js';
import { lockHeadSheet, type HeadSheet } from './head-sheet.js';

export type Approved = { blockers: ApprovalBlocker[] } | { blockers?: undefined; name: string; approvalId: number };

@Injectable()
export class ApprovalsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Saves the form that came with the wish to approve, and says what still stands in the way. */
  async prepare(actor: Actor, id: number, body: Body): Promise<SavedHeadDraft> {
    return this.db.tx((tx) => saveHeadDraft(tx, actor, id, body, this.clock));
  }

  /** Approves what the approver stated and saw. Of the request only the revision counts; every number is in the row. */
  async approve(actor: Actor, id: number, body: Body): Promise<Approved> {
    return this.db.tx(async (tx): Promise<Approved> => {
      const head = await lockHeadSheet(tx, actor, id, { today: this.clock.today(), zone: this.clock.zone }, true);
      requireSeen(head, readVersion(body), this.clock.zone);
      if (head.blockers.length > 0) return { blockers: head.blockers };
      const approvalId = await this.write(tx, actor, head);
      return { name: head.sheet.officialName, approvalId };
    });
  }

  private async write(tx: Tx, actor: Actor, head: HeadSheet): Promise<number> {
    const { sheet, deciding, scored } = head;
    const at = this.clock.now();
    const kind = sheet.reopened && sheet.approvalId !== null ? 'reopening' : 'approval';
    const reason = head.notes[''] || null;
    const approvalId = await writeResult(tx, actor, {
      sheet,
      kind,
      stated: head.stated,
      scored,
      ledApprovals: head.led.approvals,
      notes: head.notes,
      reason,
      handedIn: head.self !== null,
      at,
    });
    const detail = { approvalId, kind, deciding, score: scored.score, exemplarity: scored.exemplarity };
    await recordAct(tx, {
      chain: `evaluation:${sheet.id}`,
      act: 'evaluation.approved',
      account: actor.accountId,
      at,
      detail,
    });
    const code = deciding === 'not-submitted' ? 'not-submitted-scored' : 'approved';
    await notify(tx, {
      officialId: sheet.officialId,
      code,
      params: { month: sheet.month, by: actor.name },
      href: `/evaluations/${sheet.id}`,
      at,
    });
    return approvalId;
  }
}
