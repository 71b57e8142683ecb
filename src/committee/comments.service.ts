import { Injectable } from '@nestjs/common';
import { notifyMany } from '../acts/notify.js';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Tx } from '../database/db.js';
import { openSheetToAct } from '../evaluations/sheet-access.js';
import { headChain, headOf } from '../standing/chain.js';
import type { Actor } from '../web/actor.js';
import { Conflict, Forbidden, NotFound } from '../web/errors.js';
import { formatMoment } from '../web/format.js';
import { mayRead, seatOver, type Seat } from './committee.policy.js';
import { findPlace, monthsOf } from './places.queries.js';

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
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A word of the committee on a decided sheet: its person and who decided on it are told. */
  async onSheet(actor: Actor, id: number, text: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const { sheet, at: standing } = await openSheetToAct(tx, actor, id, this.clock.today());
      if (standing.self) throw new Forbidden('committee-own-sheet');
      const seat = seatOver(actor, sheet.unitPath);
      if (!standing.committee || !seat) throw new Forbidden();
      if (sheet.approvalId === null) throw new Conflict('comment-not-approved');
      await this.mustBeOpen(tx, sheet.periodId);
      const at = this.clock.now();
      const commentId = await write(tx, actor, {
        periodId: sheet.periodId,
        evaluationId: id,
        unitId: null,
        seat,
        text,
        at,
      });
      await recordAct(tx, {
        chain: `evaluation:${id}`,
        act: 'evaluation.commented',
        account: actor.accountId,
        at,
        detail: { commentId, committeeId: seat.committeeId, text },
      });
      const approver = await tx.one<{ officialId: number | null }>(
        'select b.official_id as "officialId" from approvals a join accounts b on b.id = a.by_account where a.id = $1',
        [sheet.approvalId],
      );
      const told = [
        { officialId: sheet.officialId, code: 'comment' },
        { officialId: approver?.officialId ?? null, code: 'comment-approver' },
      ];
      const params = { month: sheet.month, by: actor.name, name: sheet.officialName };
      await notifyMany(
        tx,
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
    await this.db.tx(async (tx) => {
      const unit = await findPlace(tx, unitId);
      if (!unit || !mayRead(actor, unit.path)) throw new NotFound();
      const seat = seatOver(actor, unit.path);
      if (!seat) throw new Forbidden();
      const period = (await monthsOf(tx, unit.path)).find((each) => each.month === month);
      if (!period) throw new NotFound();
      await this.mustBeOpen(tx, period.periodId);
      const at = this.clock.now();
      const commentId = await write(tx, actor, {
        periodId: period.periodId,
        evaluationId: null,
        unitId,
        seat,
        text,
        at,
      });
      await recordAct(tx, {
        chain: `unit:${unitId}`,
        act: 'unit.commented',
        account: actor.accountId,
        at,
        detail: { commentId, month, committeeId: seat.committeeId, text },
      });
      const [own] = await headChain(tx, unitId, this.clock.today());
      const head = own ? headOf(own) : null;
      if (!head || head.officialId === actor.officialId) return;
      await notifyMany(tx, [
        {
          officialId: head.officialId,
          code: 'comment-unit',
          params: { month, by: actor.name, unit: unit.name },
          href: `/committee/comments/${commentId}`,
          at,
        },
      ]);
    });
  }

  /** A closing waits for a comment that is being written, or comes first and stops it. */
  private async mustBeOpen(tx: Tx, periodId: number): Promise<void> {
    const period = await tx.one<{ closedAt: Date | null; by: string | null }>(
      `select p.closed_at as "closedAt", (select display_name from accounts where id = p.closed_by) as by from periods p where p.id = $1 for share of p`,
      [periodId],
    );
    if (period?.closedAt)
      throw new Conflict('period-closed', {
        name: period.by ?? '',
        at: formatMoment(period.closedAt, this.clock.zone),
      });
  }
}

async function write(tx: Tx, actor: Actor, comment: NewComment): Promise<number> {
  const row = await tx.one<{ id: number }>(
    'insert into comments (period_id, evaluation_id, unit_id, committee_id, by_account, at, text) values ($1, $2, $3, $4, $5, $6, $7) returning id',
    [
      comment.periodId,
      comment.evaluationId,
      comment.unitId,
      comment.seat.committeeId,
      actor.accountId,
      comment.at,
      comment.text,
    ],
  );
  return row!.id;
}
