import { type Asking } from '../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { notifyMany, type Notification } from '../acts/notify.js';
import { Db, violated, type Rows } from '../database/db.js';
import { approverAt } from '../standing/chain.js';
import { seatsWith } from '../standing/scopes.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import { mayConfirmHere, mayRead } from './period.policy.js';
import { findPeriod, type PeriodRow } from './period.queries.js';
import { denialOf } from './reopening.policy.js';
import { askedReopenings, confirmersOf, findReopening, lockReopening, type ReopeningRow } from './reopening.queries.js';
import { mustBeClosed, evaluationToAct } from './period-evaluation-access.js';
import { lockPeriodEvaluation, type PeriodEvaluation } from './evaluation-list.queries.js';
import { Reopening } from './reopening.entity.js';
import { Excusal } from './excusal.entity.js';

export interface Answerable {
  period: PeriodRow;
  reopening: ReopeningRow;
}

@Injectable()
export class ReopeningsService {
  constructor(
    private readonly db: Db,
    private readonly acts: Acts,
  ) {}

  /** Asks that one evaluation of a closed period be opened again. Somebody else has to confirm it. */
  async ask(
    actor: Actor,
    periodId: number,
    request: { evaluationId: number; reason: string },
  ): Promise<PeriodEvaluation> {
    try {
      return await this.acts.perform(actor, (act) => this.write(act, periodId, request));
    } catch (error) {
      if (violated(error) === 'reopenings_open') throw new Conflict('reopening-open');
      throw error;
    }
  }

  /** One request, for those who may answer it and those who run or inspect the period. */
  async find(asking: Asking, periodId: number, id: number): Promise<Answerable> {
    const period = await findPeriod(asking, periodId);
    const reopening = period && (await findReopening(asking, periodId, id));
    if (!reopening || !(mayRead(asking.actor, period) || mayConfirmHere(asking.actor, period))) throw new NotFound();
    return { period, reopening };
  }

  /** What this person may answer now; for their home page. */
  async toAnswer(actor: Actor, on: Rows = this.db): Promise<ReopeningRow[]> {
    const secretary = seatsWith(actor, 'secretary');
    if (actor.heads.length + secretary.length === 0) return [];
    const rows = await askedReopenings(
      on,
      actor.heads.map((unit) => unit.unitId),
      secretary.map((seat) => seat.path),
    );
    return rows.filter((row) => row.officialId !== actor.officialId && row.requestedBy !== actor.accountId);
  }

  async confirm(asking: Asking, periodId: number, id: number): Promise<ReopeningRow> {
    return this.answer(asking.actor, periodId, id, async (act, { period, reopening }) => {
      await act.update(Reopening, { id }, { confirmedBy: asking.actor.accountId, confirmedAt: act.at });
      await act.update(
        Excusal,
        { evaluationId: reopening.evaluationId, endedAt: null },
        { endedAt: act.at, endedBy: asking.actor.accountId },
      );
      await act.change(RETURN_TO_WORK, [reopening.evaluationId]);
      await recordAnswer(act, reopening, 'evaluation.reopened');
      await this.tellReopened(act, period, reopening);
    });
  }

  async refuse(asking: Asking, periodId: number, id: number): Promise<ReopeningRow> {
    return this.answer(asking.actor, periodId, id, async (act, { reopening }) => {
      await act.update(Reopening, { id }, { refusedBy: asking.actor.accountId, refusedAt: act.at });
      await recordAnswer(act, reopening, 'evaluation.reopening-refused');
    });
  }

  private async write(
    act: Act,
    periodId: number,
    request: { evaluationId: number; reason: string },
  ): Promise<PeriodEvaluation> {
    const { period, evaluation } = await evaluationToAct(act, periodId, request.evaluationId, mustBeClosed);
    const row = await act.insert(Reopening, {
      evaluationId: evaluation.id,
      reason: request.reason,
      requestedBy: act.actor.accountId,
      requestedAt: act.at,
    });
    const detail = { reopeningId: row.id, reason: request.reason };
    await act.record(`evaluation:${evaluation.id}`, 'evaluation.reopening-asked', detail);
    const confirmers = await confirmersOf(act, period.rootUnitId, act.today);
    const told = confirmers.filter(
      (who) => who.officialId !== evaluation.officialId && who.officialId !== act.actor.officialId,
    );
    const params = { month: period.month, by: act.actor.name, name: evaluation.name };
    const href = `/periods/${periodId}/reopenings/${row.id}`;
    await act.tell(
      told.map(({ officialId }) => officialId),
      'reopening-asked',
      href,
      params,
    );
    return evaluation;
  }

  private async answer(
    actor: Actor,
    periodId: number,
    id: number,
    write: (act: Act, found: Answerable) => Promise<void>,
  ): Promise<ReopeningRow> {
    return this.acts.perform(actor, async (act) => {
      const period = await findPeriod(act, periodId);
      const reopening = period && (await lockReopening(act, periodId, id));
      if (!reopening || !(mayRead(actor, period) || mayConfirmHere(actor, period))) throw new NotFound();
      const denial = denialOf(actor, period, reopening);
      if (denial) throw new Forbidden(denial);
      const by = reopening.confirmedBy ?? reopening.refusedBy;
      if (by) throw new Conflict('reopening-answered', { name: by, at: reopening.confirmedAt ?? reopening.refusedAt });
      await lockPeriodEvaluation(act, periodId, reopening.evaluationId);
      await write(act, { period, reopening });
      return reopening;
    });
  }

  private async tellReopened(act: Act, period: PeriodRow, reopening: ReopeningRow): Promise<void> {
    const evaluation = await lockPeriodEvaluation(act, period.id, reopening.evaluationId);
    const person = { officialId: reopening.officialId, unitId: evaluation!.unitId };
    const approver = await approverAt(act, person, act.today);
    const common = { params: { month: period.month, by: act.actor.name, name: reopening.name }, at: act.at };
    const notices: Notification[] = [
      { ...common, officialId: reopening.officialId, code: 'reopened', href: `/evaluations/${reopening.evaluationId}` },
    ];
    if (approver !== 'outside' && approver.officialId !== act.actor.officialId) {
      notices.push({
        ...common,
        officialId: approver.officialId,
        code: 'reopened-to-approve',
        href: `/approvals/${reopening.evaluationId}`,
      });
    }
    await notifyMany(act, notices);
  }
}

/** Submitted again where a submission stands that was neither withdrawn nor returned; the old approval stays until a new one. */
const RETURN_TO_WORK = `
update evaluations e set revision = revision + 1, reviewed_at = null, status = case when exists (
  select 1 from submissions s where s.evaluation_id = e.id
    and not exists (select 1 from withdrawals w where w.submission_id = s.id)
    and not exists (select 1 from returns r where r.submission_id = s.id)) then 'submitted' when e.status = 'returned' then 'returned' else 'draft' end
where e.id = $1`;

function recordAnswer(act: Act, { id, evaluationId, reason }: ReopeningRow, code: string): Promise<void> {
  return act.record(`evaluation:${evaluationId}`, code, { reopeningId: id, reason });
}
