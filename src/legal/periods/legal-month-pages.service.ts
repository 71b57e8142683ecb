import { formHref } from '../by-law.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { Injectable } from '@nestjs/common';
import { Clock, dayOf } from '../../clock.js';
import { Db } from '../../database/db.js';
import { lastDayOf } from '../../periods/calendar.js';
import { addDays } from '../../periods/working-days.js';
import { law } from '../../scoring/editions/law.js';
import { decidersOf, filtersOf, pagesOf, roundsPage, tilesOf, windowOf, type Asked } from '../../rounds/round-list.js';
import { progressOf } from '../../rounds/round-state.js';
import { approverOfMembers, headChains, nameOf } from '../../standing/chain.js';
import { scopesOf, type Actor } from '../../web/actor.js';
import { mayRunLaw } from '../settings/law-settings.policy.js';
import { legalMonthHead } from './legal-month.view.js';
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

const UNITS_SHOWN = 40;
const LEFT_SHOWN = 50;
const TILES = FORMS_SHOWN.filter((show) => show !== 'all');
const placeOf = ({ id }: LegalPeriodRow) => ({ address: `/legal/months/${id}`, section: 'forms' });

/** Reads what the pages of the months show; writes nothing. */
@Injectable()
export class LegalMonthPagesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, page: number) {
    const { rounds, newer, older } = await roundsPage(actor, page, '/legal/months', (paths, limit, offset) =>
      legalPeriodsUnder(this.db, paths, limit, offset),
    );
    const counts = await legalCountsOf(
      this.db,
      rounds.map((row) => row.id),
    );
    const months = rounds.map((row) => {
      const of = counts.get(row.id) ?? NO_FORMS;
      return {
        ...legalMonthHead(row, this.clock.today()),
        progress: progress(of),
        waiting: of.submitted,
        self: of.draft + of.returned,
      };
    });
    return {
      months,
      newer,
      older,
      mayRun: scopesOf(actor, 'personnel').length > 0,
      official: actor.officialId !== null,
    };
  }

  async show(actor: Actor, period: LegalPeriodRow, asked: Asked<FormsShown>) {
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
      tiles: tilesOf(TILES, (show) => of[show], placeOf(period)),
      progress: progress(of),
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

  private async forms(period: LegalPeriodRow, asked: Asked<FormsShown>, today: string) {
    const { rows, total } = await listForms(this.db, period.id, asked, ...windowOf(asked));
    const scorers = await decidersOf(this.db, rows, today);
    const year = period.month.slice(0, 4);
    const lines = rows.map((row) => ({
      ...row,
      waitsFor: waitsFor(row, scorers),
      href: formHref(period.edition, row.id),
      yearHref: `/legal/officials/${row.officialId}/${year}`,
      shown: STATES[row.status],
      missing: period.closedAt !== null && row.status !== 'confirmed' && row.status !== 'absent',
    }));
    const place = placeOf(period);
    return {
      lines,
      q: asked.q,
      filters: filtersOf(FORMS_SHOWN, asked, place),
      pages: pagesOf(asked, place, total),
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
}

function progress({ forms, confirmed, absent }: LegalCounts) {
  return progressOf(confirmed + absent, forms);
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
