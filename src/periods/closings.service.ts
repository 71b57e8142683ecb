import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { Checkpoints } from '../audit/checkpoints/checkpoints.service.js';
import { Clock } from '../clock.js';
import { Db, type Rows } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import type { Actor } from '../web/actor.js';
import { closingBlockers, NAMED_AT_MOST, type ClosingBlocker } from './closing.blockers.js';
import type { Closing } from './closing.form.js';
import { mustBeOpen, periodToRun } from './period.policy.js';
import type { PeriodRow } from './period.queries.js';
import { undecidedSheets, type PeriodSheet } from './sheet-list.queries.js';
import { Period } from './period.entity.js';

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
    private readonly acts: Acts,
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
    const blockers = await this.acts.perform(actor, async (act): Promise<ClosingBlocker[]> => {
      const period = await periodToRun(act, actor, id);
      mustBeOpen(period);
      await act.rows(
        `select id from evaluations where period_id = $1 and status not in ('reviewed', 'excused') order by id for update`,
        [id],
      );
      const { undecided, unreviewed, withoutCommittee, blockers } = await this.look(period, closing.reasons, act);
      if (blockers.length > 0) return blockers;
      await this.write(act, id, closing, { undecided, at: act.at });
      const reasons = Object.fromEntries(undecided.map((sheet) => [sheet.id, closing.reasons.get(sheet.id)]));
      const detail = { note: closing.note, reasons, notReviewed: unreviewed + withoutCommittee };
      await act.record(`period:${id}`, 'period.closed', detail);
      return [];
    });
    if (blockers.length === 0) this.checkpoints.afterClosing();
    return blockers;
  }

  private async write(
    act: Act,
    id: number,
    closing: Closing,
    { undecided, at }: { undecided: PeriodSheet[]; at: Date },
  ): Promise<void> {
    await act.update(Period, { id }, { closedAt: at, closedBy: act.actor.accountId, closingNote: closing.note });
    await act.change(
      `insert into closing_reasons (period_id, evaluation_id, reason, by_account, at)
       select $1, e, r, $4, $5 from unnest($2::int[], $3::text[]) as given(e, r)`,
      [
        id,
        undecided.map((sheet) => sheet.id),
        undecided.map((sheet) => closing.reasons.get(sheet.id)),
        act.actor.accountId,
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
