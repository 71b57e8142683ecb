import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { notifyMany } from '../acts/notify.js';
import { openEvaluationToAct } from '../evaluations/evaluation-access.js';
import { headChain, headOf } from '../standing/chain.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import { mayRead, seatOver, type Seat } from './committee.policy.js';
import { findPlace, monthsOf } from './places.queries.js';
import { Comment } from '../evaluations/comment.entity.js';

interface NewComment {
  periodId: number;
  evaluationId: number | null;
  unitId: number | null;
  seat: Seat;
  text: string;
  at: Date;
}

@Injectable()
export class CommentsService {
  constructor(private readonly acts: Acts) {}

  /** A word of the committee on a decided evaluation: its person and who decided on it are told. */
  async onEvaluation(actor: Actor, id: number, text: string): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const { evaluation, at: standing } = await openEvaluationToAct(act, actor, id, act.today);
      if (standing.self) throw new Forbidden('committee-own-paper');
      const seat = seatOver(actor, evaluation.unitPath);
      if (!standing.committee || !seat) throw new Forbidden();
      if (evaluation.approvalId === null) throw new Conflict('comment-not-approved');
      await this.mustBeOpen(act, evaluation.periodId);
      const at = act.at;
      const commentId = await write(act, {
        periodId: evaluation.periodId,
        evaluationId: id,
        unitId: null,
        seat,
        text,
        at,
      });
      await act.record(`evaluation:${id}`, 'evaluation.commented', { commentId, committeeId: seat.committeeId, text });
      const approver = await act.one<{ officialId: number | null }>(
        'select b.official_id as "officialId" from approvals a join accounts b on b.id = a.by_account where a.id = $1',
        [evaluation.approvalId],
      );
      const told = [
        { officialId: evaluation.officialId, code: 'comment' },
        { officialId: approver?.officialId ?? null, code: 'comment-approver' },
      ];
      const params = { month: evaluation.month, by: actor.name, name: evaluation.officialName };
      await notifyMany(
        act,
        told.flatMap(({ officialId, code }) =>
          officialId === null || officialId === actor.officialId
            ? []
            : [{ officialId, code, params, href: `/evaluations/${id}`, at }],
        ),
      );
    });
  }

  /** A word of the committee on a unit's month: whoever heads the unit is told. */
  async onUnit(actor: Actor, unitId: number, month: string, text: string): Promise<void> {
    await this.acts.perform(actor, async (act) => {
      const unit = await findPlace(act, unitId);
      if (!unit || !mayRead(actor, unit.path)) throw new NotFound();
      const seat = seatOver(actor, unit.path);
      if (!seat) throw new Forbidden();
      const period = (await monthsOf(act, unit.path)).find((each) => each.month === month);
      if (!period) throw new NotFound();
      await this.mustBeOpen(act, period.periodId);
      const commentId = await write(act, {
        periodId: period.periodId,
        evaluationId: null,
        unitId,
        seat,
        text,
        at: act.at,
      });
      await act.record(`unit:${unitId}`, 'unit.commented', { commentId, month, committeeId: seat.committeeId, text });
      const [own] = await headChain(act, unitId, act.today);
      const head = own ? headOf(own) : null;
      if (!head || head.officialId === actor.officialId) return;
      await notifyMany(act, [
        {
          officialId: head.officialId,
          code: 'comment-unit',
          params: { month, by: actor.name, unit: unit.name },
          href: `/committee/comments/${commentId}`,
          at: act.at,
        },
      ]);
    });
  }

  /** A closing waits for a comment that is being written, or comes first and stops it. */
  private async mustBeOpen(act: Act, periodId: number): Promise<void> {
    const period = await act.one<{ closedAt: Date | null; by: string | null }>(
      `select p.closed_at as "closedAt", (select display_name from accounts where id = p.closed_by) as by from periods p where p.id = $1 for share of p`,
      [periodId],
    );
    if (period?.closedAt) throw act.beaten('period-closed', { name: period.by ?? '', at: period.closedAt });
  }
}

async function write(act: Act, comment: NewComment): Promise<number> {
  const row = await act.insert(Comment, {
    periodId: comment.periodId,
    evaluationId: comment.evaluationId,
    unitId: comment.unitId,
    committeeId: comment.seat.committeeId,
    byAccount: act.actor.accountId,
    at: comment.at,
    text: comment.text,
  });
  return row.id;
}
