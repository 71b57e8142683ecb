import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import { recordAct } from '../audit/record-act.js';
import { Clock } from '../clock.js';
import { Db, type Rows } from '../database/db.js';
import type { Refreshed } from '../rounds/follow-posts.js';
import type { Changing } from '../units/post-changes.js';
import type { Actor } from '../web/actor.js';
import { Conflict } from '../web/errors.js';
import { lastDayOf } from './calendar.js';
import { freezeSets, peopleIn, unitsWithoutSet } from './frozen-sets.js';
import { openingBlockers, type OpeningBlocker } from './opening.blockers.js';
import { mustBeOpen, periodToRun } from './period.policy.js';
import type { PeriodRow } from './period.queries.js';
import { refreshSheets } from './places.js';
import { Period } from './period.entity.js';

@Injectable()
export class PeriodOpeningsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /** What the page shows before the button; the opening asks the same again behind its lock. */
  async blockers(on: Rows, period: PeriodRow): Promise<OpeningBlocker[]> {
    const at = this.facts(period);
    const withoutSet = await unitsWithoutSet(on, at);
    const people = await peopleIn(on, period.rootPath, at.lastDay);
    return openingBlockers({ ...period, today: at.today, people, withoutSet });
  }

  async people(period: PeriodRow): Promise<number> {
    return peopleIn(this.db, period.rootPath, lastDayOf(period.month));
  }

  /** Freezes each unit's set and makes a sheet for everybody; or says what stands in the way. */
  async open(actor: Actor, id: number): Promise<{ blockers: OpeningBlocker[]; sheets: number }> {
    return this.acts.perform(actor, async (act) => {
      const period = await periodToRun(act, actor, id);
      if (period.openedAt) throw new Conflict('period-opened', { name: period.openedBy ?? '', at: period.openedAt });
      const blockers = await this.blockers(act, period);
      if (blockers.length > 0) return { blockers, sheets: 0 };
      const at = this.facts(period);
      await act.update(Period, { id }, { openedAt: at.now, openedBy: actor.accountId });
      const units = await freezeSets(act, id, at);
      const { added: sheets } = await refreshSheets(act, period, this.changing(actor));
      await recordAct(act, {
        chain: `period:${id}`,
        act: 'period.opened',
        account: actor.accountId,
        at: at.now,
        detail: { units, sheets },
      });
      return { blockers, sheets };
    });
  }

  /** Brings the list of an open period up to date with today's posts. */
  async refresh(actor: Actor, id: number): Promise<Refreshed> {
    return this.acts.perform(actor, async (act) => {
      const period = await periodToRun(act, actor, id);
      mustBeOpen(period);
      const detail = await refreshSheets(act, period, this.changing(actor));
      const done = { chain: `period:${id}`, act: 'period.refreshed', account: actor.accountId, at: act.at };
      await recordAct(act, { ...done, detail: { ...detail } });
      return detail;
    });
  }

  private changing(actor: Actor): Changing {
    return { actor, at: this.clock.now(), today: this.clock.today() };
  }

  private facts(period: PeriodRow): { path: string; today: string; lastDay: string; now: Date } {
    return {
      path: period.rootPath,
      today: this.clock.today(),
      lastDay: lastDayOf(period.month),
      now: this.clock.now(),
    };
  }
}
