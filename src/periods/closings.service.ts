import { Injectable } from '@nestjs/common';
import { Checkpoints } from '../audit/checkpoints/checkpoints.service.js';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Rows, type Tx } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import type { Actor } from '../web/actor.js';
import { closingBlockers, NAMED_AT_MOST, type ClosingBlocker } from './closing.blockers.js';
import type { Closing } from './closing.form.js';
import { mustBeOpen, periodToRun } from './period.policy.js';
import type { PeriodRow } from './period.queries.js';
import { undecidedSheets, type PeriodSheet } from './sheet-list.queries.js';

export interface ClosingView {
  undecided: PeriodSheet[];
  unreviewed: number;
  /** Approved sheets of units without a committee: they close without its opinion, whatever the date. */
  withoutCommittee: number;
  blockers: ClosingBlocker[];
}

@Injectable()
export class ClosingsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly checkpoints: Checkpoints,
  ) {}

  async look(period: PeriodRow, reasons: ReadonlyMap<number, string>, on: Rows = this.db): Promise<ClosingView> {
    const undecided = await undecidedSheets(on, period.id, NAMED_AT_MOST + 1);
    const { unreviewed, withoutCommittee } = await notReviewed(on, period.id, this.clock.today());
    const today = this.clock.today();
    const blockers = closingBlockers({ undecided, reasons, unreviewed, reviewDueOn: period.reviewDueOn, today });
    return { undecided, unreviewed, withoutCommittee, blockers };
  }

  /** Stops every write of the month; each sheet left open is kept with its reason. */
  async close(actor: Actor, id: number, closing: Closing): Promise<ClosingBlocker[]> {
    const blockers = await this.db.tx(async (tx): Promise<ClosingBlocker[]> => {
      const period = await periodToRun(tx, actor, id);
      mustBeOpen(period);
      await tx.rows(
        `select id from evaluations where period_id = $1 and status not in ('reviewed', 'excused') order by id for update`,
        [id],
      );
      const { undecided, unreviewed, withoutCommittee, blockers } = await this.look(period, closing.reasons, tx);
      if (blockers.length > 0) return blockers;
      const at = this.clock.now();
      await this.write(tx, actor, id, closing, { undecided, at });
      const reasons = Object.fromEntries(undecided.map((sheet) => [sheet.id, closing.reasons.get(sheet.id)]));
      const detail = { note: closing.note, reasons, notReviewed: unreviewed + withoutCommittee };
      await recordAct(tx, { chain: `period:${id}`, act: 'period.closed', account: actor.accountId, at, detail });
      return [];
    });
    if (blockers.length === 0) this.checkpoints.afterClosing();
    return blockers;
  }

  private async write(
    tx: Tx,
    actor: Actor,
    id: number,
    closing: Closing,
    { undecided, at }: { undecided: PeriodSheet[]; at: Date },
  ): Promise<void> {
    await tx.change('update periods set closed_at = $2, closed_by = $3, closing_note = $4 where id = $1', [
      id,
      at,
      actor.accountId,
      closing.note,
    ]);
    await tx.change(
      `insert into closing_reasons (period_id, evaluation_id, reason, by_account, at)
       select $1, e, r, $4, $5 from unnest($2::int[], $3::text[]) as given(e, r)`,
      [
        id,
        undecided.map((sheet) => sheet.id),
        undecided.map((sheet) => closing.reasons.get(sheet.id)),
        actor.accountId,
        at,
      ],
    );
  }
}

/** Approved sheets that nobody reviewed: with a committee at or above their unit that sits today, and without. */
async function notReviewed(
  on: Rows,
  periodId: number,
  today: string,
): Promise<{ unreviewed: number; withoutCommittee: number }> {
  const row = await on.one<{ unreviewed: number; withoutCommittee: number }>(
    `select count(*) filter (where served)::int as unreviewed, count(*) filter (where not served)::int as "withoutCommittee"
     from evaluations e join units u on u.id = e.unit_id cross join lateral (select exists (
       select 1 from committees c join committee_members m on m.committee_id = c.id
       where c.unit_id = any (string_to_array(trim(both '/' from u.path), '/')::int[])
         and ${heldOn('m', '$2')}) as served) s
     where e.period_id = $1 and e.status = 'approved'`,
    [periodId, today],
  );
  return row!;
}
