import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { approversAt, headChains, headOf, nameOf } from '../standing/chain.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { paged, type Paged } from '../web/paging.js';
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
  type PeriodSheet,
  type Shown,
} from './sheet-list.queries.js';

const MONTHS_ON_A_PAGE = 24;
const SHEETS_ON_A_PAGE = 50;
const UNITS_SHOWN = 40;
const LEFT_SHOWN = 100;

export interface Asked {
  show: Shown;
  q: string;
  page: number;
}

/** Reads what the pages of the room show; writes nothing. */
@Injectable()
export class PeriodPagesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly openings: PeriodOpeningsService,
  ) {}

  async list(actor: Actor, page: number) {
    const paths = [...scopesOf(actor, 'personnel'), ...scopesOf(actor, 'inspector')].map((scope) => scope.path);
    const rows = await periodsUnder(this.db, paths, MONTHS_ON_A_PAGE + 1, (page - 1) * MONTHS_ON_A_PAGE);
    const shown = rows.slice(0, MONTHS_ON_A_PAGE);
    const today = this.clock.today();
    const counts = await countsOf(
      this.db,
      shown.map((row) => row.id),
      today,
    );
    const periods = shown.map((row) => {
      const of = counts.get(row.id) ?? NO_COUNTS;
      return { ...periodHead(row, today), counts: of, progress: progress(of) };
    });
    const newer = page > 1 ? `/periods?page=${page - 1}` : null;
    const older = rows.length > MONTHS_ON_A_PAGE ? `/periods?page=${page + 1}` : null;
    return { periods, newer, older, mayPlan: scopesOf(actor, 'personnel').length > 0 };
  }

  async show(actor: Actor, period: PeriodRow, asked: Asked) {
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

  private async opened(actor: Actor, period: PeriodRow, asked: Asked, today: string, run: boolean) {
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
      tiles: tiles(of, period.id),
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

  private async sheets(actor: Actor, period: PeriodRow, asked: Asked, run: boolean) {
    const today = this.clock.today();
    const filter = { show: asked.show, q: asked.q, today };
    const [total, rows] = await Promise.all([
      countSheets(this.db, period.id, filter),
      listSheets(this.db, period.id, filter, SHEETS_ON_A_PAGE, (asked.page - 1) * SHEETS_ON_A_PAGE),
    ]);
    const facts = {
      period,
      today,
      mayRun: run,
      ownOfficialId: actor.officialId,
      approvers: await this.approvers(rows, today),
    };
    const lines: SheetLine[] = rows.map((row) => sheetLine(row, facts));
    const query = { show: asked.show === 'all' ? undefined : asked.show, q: asked.q || undefined };
    const pages: Paged | null = paged(`/periods/${period.id}`, query, asked.page, SHEETS_ON_A_PAGE, total);
    return { lines, q: asked.q, filters: filters(period, asked), pages };
  }

  private async approvers(rows: readonly PeriodSheet[], today: string): Promise<Map<number, string | null>> {
    const waiting = rows.filter((row) => row.status === 'submitted');
    const approvers = await approversAt(this.db, waiting, ({ unitId }) => unitId, today);
    return new Map([...approvers].map(([row, approver]) => [row.id, nameOf(approver)]));
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

function tiles(
  counts: {
    notSubmitted: number;
    draft: number;
    submitted: number;
    returned: number;
    approved: number;
    reviewed: number;
    excused: number;
  },
  id: number,
) {
  const at = (show: Shown) => `/periods/${id}?show=${show}#sheets`;
  return [
    { show: 'not-submitted', value: counts.notSubmitted, href: at('not-submitted') },
    { show: 'draft', value: counts.draft, href: at('draft') },
    { show: 'submitted', value: counts.submitted, href: at('submitted') },
    { show: 'returned', value: counts.returned, href: at('returned') },
    { show: 'approved', value: counts.approved, href: at('approved') },
    { show: 'reviewed', value: counts.reviewed, href: at('reviewed') },
    { show: 'excused', value: counts.excused, href: at('excused') },
  ];
}

function filters(period: PeriodRow, asked: Asked) {
  return SHOWN.map((show) => {
    const query = new URLSearchParams({
      ...(show === 'all' ? {} : { show }),
      ...(asked.q ? { q: asked.q } : {}),
    }).toString();
    return { show, href: `/periods/${period.id}${query ? '?' + query : ''}#sheets`, current: show === asked.show };
  });
}
