import { Injectable } from '@nestjs/common';
import { notify } from '../acts/notify.js';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Tx } from '../database/db.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import { mustBeOpen, periodToRun } from './period.policy.js';
import type { PeriodRow } from './period.queries.js';
import { lockPeriodSheet, type PeriodSheet } from './sheet-list.queries.js';

export const EXCUSAL_KINDS = ['leave', 'sick', 'maternity', 'not-in-service', 'joined-late', 'other'] as const;

export interface Excuse {
  evaluationId: number;
  kind: string;
  reason: string;
}

@Injectable()
export class ExcusalsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Takes a person out of a month, with a reason. Not oneself, not what the committee has reviewed. */
  async excuse(actor: Actor, periodId: number, excuse: Excuse): Promise<PeriodSheet> {
    return this.db.tx(async (tx) => {
      const { period, sheet } = await this.sheet(tx, actor, periodId, excuse.evaluationId);
      if (sheet.status === 'reviewed') throw new Conflict('sheet-reviewed');
      if (sheet.status === 'excused') throw new Conflict('sheet-excused');
      const at = this.clock.now();
      const made = await tx.one<{ id: number }>(
        'insert into excusals (evaluation_id, kind, reason, by_account, at) values ($1, $2, $3, $4, $5) returning id',
        [sheet.id, excuse.kind, excuse.reason, actor.accountId, at],
      );
      await tx.change(`update evaluations set status = 'excused', revision = revision + 1 where id = $1`, [sheet.id]);
      const detail = { excusal: made!.id, kind: excuse.kind, reason: excuse.reason, before: sheet.status };
      await recordAct(tx, {
        chain: `evaluation:${sheet.id}`,
        act: 'evaluation.excused',
        account: actor.accountId,
        at,
        detail,
      });
      await this.tell(tx, 'excused', sheet, period, { kind: excuse.kind, reason: excuse.reason });
      return sheet;
    });
  }

  /** The sheet comes back: as a draft, or as approved where it had been approved; nothing approved is unmade. */
  async end(actor: Actor, periodId: number, excusalId: number): Promise<PeriodSheet> {
    return this.db.tx(async (tx) => {
      const excusal = await tx.one<{ evaluationId: number }>(
        'select evaluation_id as "evaluationId" from excusals where id = $1',
        [excusalId],
      );
      if (!excusal) throw new NotFound();
      const { period, sheet } = await this.sheet(tx, actor, periodId, excusal.evaluationId);
      const at = this.clock.now();
      const ended = await tx.change(
        'update excusals set ended_at = $2, ended_by = $3 where id = $1 and ended_at is null',
        [excusalId, at, actor.accountId],
      );
      if (ended === 0) throw new Conflict('excusal-ended');
      await tx.change(
        `update evaluations set status = case when approval_id is null then 'draft' else 'approved' end, revision = revision + 1,
           began_at = case when approval_id is null then null else began_at end,
           began_by = case when approval_id is null then null else began_by end,
           submitted_at = case when approval_id is null then null else submitted_at end where id = $1`,
        [sheet.id],
      );
      await recordAct(tx, {
        chain: `evaluation:${sheet.id}`,
        act: 'evaluation.excusal-ended',
        account: actor.accountId,
        at,
        detail: { excusalId },
      });
      await this.tell(tx, 'excusal-ended', sheet, period, {});
      return sheet;
    });
  }

  private async sheet(
    tx: Tx,
    actor: Actor,
    periodId: number,
    id: number,
  ): Promise<{ period: PeriodRow; sheet: PeriodSheet }> {
    const period = await periodToRun(tx, actor, periodId);
    const sheet = await lockPeriodSheet(tx, periodId, id);
    if (!sheet) throw new NotFound();
    mustBeOpen(period);
    if (sheet.officialId === actor.officialId) throw new Forbidden('own-sheet-personnel');
    return { period, sheet };
  }

  private async tell(
    tx: Tx,
    code: string,
    sheet: PeriodSheet,
    period: PeriodRow,
    more: Record<string, unknown>,
  ): Promise<void> {
    const params = { month: period.month, ...more };
    await notify(tx, {
      officialId: sheet.officialId,
      code,
      params,
      href: `/evaluations/${sheet.id}`,
      at: this.clock.now(),
    });
  }
}
