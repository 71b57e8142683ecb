import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { decidersOf, filtersOf, pagesOf, roundsPage, tilesOf, windowOf, type Asked } from '../rounds/round-list.js';
import { headChains, headOf } from '../standing/chain.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { dueDays, lastDayOf } from './calendar.js';
import { yearsToWarnOf } from './holidays/holidays-between.js';
import { dueOnRest } from './holidays/rest-days.js';
import { PeriodOpeningsService } from './period-openings.service.js';
import { mayRun } from './period.policy.js';
import { countsOf, NO_COUNTS, periodsUnder, type PeriodRow } from './period.queries.js';
import { calendarSteps, periodHead, progress, sheetLine, type SheetLine } from './period.view.js';
import { denialOf, reopeningState } from './reopening.policy.js';
import { confirmersOf, reopeningsOf } from './reopening.queries.js';
import {
  countSheets,
  listSheets,
  progressByUnit,
  sheetsOfLeft,
  unitsLeftOut,
  SHOWN,
  type Shown,
} from './sheet-list.queries.js';

const UNITS_SHOWN = 40;
const LEFT_SHOWN = 100;
const TILES = SHOWN.filter((show) => show !== 'all');
const placeOf = ({ id }: PeriodRow) => ({ address: `/periods/${id}`, section: 'sheets' });

/** Reads what the pages of the room show; writes nothing. */
@Injectable()
export class PeriodPagesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly openings: PeriodOpeningsService,
  ) {}

  async list(actor: Actor, page: number) {
    const { rounds, newer, older } = await roundsPage(actor, page, '/periods', (paths, limit, offset) =>
      periodsUnder(this.db, paths, limit, offset),
    );
    const today = this.clock.today();
    const counts = await countsOf(
      this.db,
      rounds.map((row) => row.id),
      today,
    );
    const periods = rounds.map((row) => {
      const of = counts.get(row.id) ?? NO_COUNTS;
      return { ...periodHead(row, today), counts: of, progress: progress(of) };
    });
    return { periods, newer, older, mayPlan: scopesOf(actor, 'personnel').length > 0 };
  }

  async show(actor: Actor, period: PeriodRow, asked: Asked<Shown>) {
    const today = this.clock.today();
    const run = mayRun(actor, period);
    const restDays = run && !period.closedAt ? await dueOnRest(this.db, dueDays(period)) : [];
    const common = { period: periodHead(period, today), calendar: calendarSteps(period, today), mayRun: run, restDays };
    if (!period.openedAt) {
      const [blockers, people] = [await this.openings.blockers(this.db, period), await this.openings.people(period)];
      return {
        ...common,
        unconfirmed: await yearsToWarnOf(this.db, today),
        planned: { blockers, people, canOpen: run && blockers.length === 0 },
      };
    }
    return { ...common, opened: await this.opened(actor, period, asked, today, run) };
  }

  private async opened(actor: Actor, period: PeriodRow, asked: Asked<Shown>, today: string, run: boolean) {
    const lastDay = lastDayOf(period.month);
    const isOpen = period.closedAt === null;
    const [counts, units, left, leftOut, reopenings, list] = await Promise.all([
      countsOf(this.db, [period.id], today),
      isOpen ? this.units(period, today) : [],
      isOpen ? sheetsOfLeft(this.db, period.id, lastDay, LEFT_SHOWN) : [],
      isOpen ? unitsLeftOut(this.db, period.rootPath, period.id, lastDay) : [],
      this.reopenings(actor, period, today),
      this.sheets(actor, period, asked, run),
    ]);
    const of = counts.get(period.id) ?? NO_COUNTS;
    const canEdit = run && isOpen;
    return {
      tiles: tilesOf(TILES, (show) => of[show === 'not-submitted' ? 'notSubmitted' : show], placeOf(period)),
      progress: progress(of),
      units,
      left,
      leftOut,
      reopenings,
      list,
      canEdit,
    };
  }

  private async units(period: PeriodRow, today: string) {
    const units = await progressByUnit(this.db, period.id, UNITS_SHOWN);
    const chains = await headChains(
      this.db,
      units.map((unit) => unit.unitId),
      today,
    );
    return units.map((unit) => {
      const own = chains.get(unit.unitId)?.[0];
      return { ...unit, head: (own && headOf(own))?.name ?? null };
    });
  }

  private async sheets(actor: Actor, period: PeriodRow, asked: Asked<Shown>, run: boolean) {
    const today = this.clock.today();
    const filter = { show: asked.show, q: asked.q, today };
    const [total, rows] = await Promise.all([
      countSheets(this.db, period.id, filter),
      listSheets(this.db, period.id, filter, ...windowOf(asked)),
    ]);
    const facts = {
      period,
      today,
      mayRun: run,
      ownOfficialId: actor.officialId,
      approvers: await decidersOf(this.db, rows, today),
    };
    const lines: SheetLine[] = rows.map((row) => sheetLine(row, facts));
    const place = placeOf(period);
    return { lines, q: asked.q, filters: filtersOf(SHOWN, asked, place), pages: pagesOf(asked, place, total) };
  }

  private async reopenings(actor: Actor, period: PeriodRow, today: string) {
    const rows = period.closedAt ? await reopeningsOf(this.db, period.id) : [];
    const confirmers = rows.length > 0 ? await confirmersOf(this.db, period.rootUnitId, today) : [];
    return rows.map((row) => ({
      ...row,
      state: reopeningState(row),
      href: `/periods/${period.id}/reopenings/${row.id}`,
      mayAnswer: denialOf(actor, period, row) === null,
      confirmers: confirmers.filter((who) => who.officialId !== row.officialId),
    }));
  }
}
