import { formHref } from '../by-law.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { Injectable } from '@nestjs/common';
import { Clock, dayOf } from '../../clock.js';
import { Db } from '../../database/db.js';
import { lastDayOf } from '../../periods/calendar.js';
import { addDays } from '../../periods/working-days.js';
import { law } from '../../scoring/editions/law.js';
import { approverOfMembers, approversAt, headChains, nameOf } from '../../standing/chain.js';
import { scopesOf, type Actor } from '../../web/actor.js';
import { paged } from '../../web/paging.js';
import { mayRunLaw } from '../settings/law-settings.policy.js';
import { legalMonthHead, legalProgress } from './legal-month.view.js';
import {
  formsByUnit,
  formsOfLeft,
  FORMS_SHOWN,
  listForms,
  openPetitions,
  type FormsShown,
  type LegalFormLine,
} from './legal-form-list.queries.js';
import {
  legalCountsOf,
  legalPeriodsUnder,
  NO_FORMS,
  type LegalCounts,
  type LegalPeriodRow,
} from './legal-period.queries.js';

const MONTHS_ON_A_PAGE = 24;
const FORMS_ON_A_PAGE = 50;
const UNITS_SHOWN = 40;
const LEFT_SHOWN = 50;

export interface AskedForms {
  show: FormsShown;
  q: string;
  page: number;
}

/** Reads what the pages of the months show; writes nothing. */
@Injectable()
export class LegalMonthPagesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, page: number) {
    const paths = [...scopesOf(actor, 'personnel'), ...scopesOf(actor, 'inspector')].map((scope) => scope.path);
    const rows = await legalPeriodsUnder(this.db, paths, MONTHS_ON_A_PAGE + 1, (page - 1) * MONTHS_ON_A_PAGE);
    const shown = rows.slice(0, MONTHS_ON_A_PAGE);
    const counts = await legalCountsOf(
      this.db,
      shown.map((row) => row.id),
    );
    const months = shown.map((row) => {
      const of = counts.get(row.id) ?? NO_FORMS;
      return {
        ...legalMonthHead(row, this.clock.today()),
        progress: legalProgress(of),
        waiting: of.submitted,
        self: of.draft + of.returned,
      };
    });
    const newer = page > 1 ? `/legal/months?page=${page - 1}` : null;
    const older = rows.length > MONTHS_ON_A_PAGE ? `/legal/months?page=${page + 1}` : null;
    return {
      months,
      newer,
      older,
      mayRun: scopesOf(actor, 'personnel').length > 0,
      official: actor.officialId !== null,
    };
  }

  async show(actor: Actor, period: LegalPeriodRow, asked: AskedForms) {
    const today = this.clock.today();
    const run = mayRunLaw(actor, { path: period.rootPath });
    const [counts, units, left, petitions, list] = await Promise.all([
      legalCountsOf(this.db, [period.id]),
      period.closedAt ? [] : this.units(period, today),
      period.closedAt ? [] : formsOfLeft(this.db, period.id, lastDayOf(period.month), LEFT_SHOWN),
      openPetitions(this.db, period.id),
      this.forms(period, asked, today),
    ]);
    const of = counts.get(period.id) ?? NO_FORMS;
    return {
      month: legalMonthHead(period, today),
      mayRun: run,
      canEdit: run && !period.closedAt,
      tiles: tiles(of, period.id),
      progress: legalProgress(of),
      units,
      left,
      petitions,
      list,
      year: period.month.slice(0, 4),
      downloads: this.downloads(period),
    };
  }

  private async units(period: LegalPeriodRow, today: string) {
    const units = await formsByUnit(this.db, period.id, UNITS_SHOWN);
    const chains = await headChains(
      this.db,
      units.map((unit) => unit.unitId),
      today,
    );
    return units.map((unit) => ({ ...unit, scorer: nameOf(approverOfMembers(chains.get(unit.unitId) ?? [])) }));
  }

  private async forms(period: LegalPeriodRow, asked: AskedForms, today: string) {
    const { rows, total } = await listForms(
      this.db,
      period.id,
      asked,
      FORMS_ON_A_PAGE,
      (asked.page - 1) * FORMS_ON_A_PAGE,
    );
    const scorers = await this.scorers(rows, today);
    const year = period.month.slice(0, 4);
    const lines = rows.map((row) => ({
      ...row,
      waitsFor: waitsFor(row, scorers),
      href: formHref(period.edition, row.id),
      yearHref: `/legal/officials/${row.officialId}/${year}`,
      shown: STATES[row.status],
      missing: period.closedAt !== null && row.status !== 'confirmed' && row.status !== 'absent',
    }));
    const query = { show: asked.show === 'all' ? undefined : asked.show, q: asked.q || undefined };
    return {
      lines,
      q: asked.q,
      filters: filters(period, asked),
      pages: paged(`/legal/months/${period.id}`, query, asked.page, FORMS_ON_A_PAGE, total),
    };
  }

  /** Files of the month's results, for the personnel office and, those of the decree, for the national database (Điều 26.1d). */
  private downloads(period: LegalPeriodRow): { href: string; key: string; dueOn: string }[] | null {
    if (!period.closedAt) return null;
    const closedOn = dayOf(period.closedAt, this.clock.zone);
    const dueOn = addDays(closedOn, law(closedOn).nationalDatabaseDays);
    const files = ['results.xlsx', ...(isLaw(period.edition) ? ['national.csv', 'national.json'] : [])];
    return files.map((file) => ({
      href: `/forms/legal/months/${period.id}/${file}`,
      key: `legal-periods:show.${file.replace('results.', 'workbook.')}`,
      dueOn,
    }));
  }

  private async scorers(rows: readonly LegalFormLine[], today: string): Promise<Map<number, string | null>> {
    const waiting = rows.filter((row) => row.status === 'submitted');
    const scorers = await approversAt(this.db, waiting, ({ unitId }) => unitId, today);
    return new Map([...scorers].map(([row, scorer]) => [row.id, nameOf(scorer)]));
  }
}

/** The look of a state: a confirmed form stands as an approved one does. */
const STATES = {
  draft: 'draft',
  submitted: 'submitted',
  returned: 'returned',
  confirmed: 'approved',
  absent: 'excused',
} as const;

function waitsFor(
  row: LegalFormLine,
  scorers: Map<number, string | null>,
): { who: 'self' | 'scorer' | 'outside'; name?: string } | null {
  if (row.status === 'draft' || row.status === 'returned') return { who: 'self', name: row.name };
  if (row.status !== 'submitted') return null;
  const scorer = scorers.get(row.id);
  return scorer ? { who: 'scorer', name: scorer } : { who: 'outside' };
}

function tiles(counts: LegalCounts, id: number) {
  return FORMS_SHOWN.filter((show) => show !== 'all').map((show) => ({
    show,
    value: counts[show],
    href: `/legal/months/${id}?show=${show}#forms`,
  }));
}

function filters(period: LegalPeriodRow, asked: AskedForms) {
  return FORMS_SHOWN.map((show) => {
    const query = new URLSearchParams({
      ...(show === 'all' ? {} : { show }),
      ...(asked.q ? { q: asked.q } : {}),
    }).toString();
    return { show, href: `/legal/months/${period.id}${query ? '?' + query : ''}#forms`, current: show === asked.show };
  });
}
