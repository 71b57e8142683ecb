import { formHref } from '../by-law.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import type { Asking } from '../../acts/asking.js';
import { dayOf } from '../../clock.js';
import { lastDayOf } from '../../periods/calendar.js';
import { dueOnRest } from '../../periods/holidays/rest-days.js';
import { addDays } from '../../periods/working-days.js';
import { law } from '../../scoring/editions/law.js';
import { decidersOf, filtersOf, pagesOf, roundsPage, tilesOf, windowOf, type Asked } from '../../rounds/round-list.js';
import { progressByUnit, type UnitProgress } from '../../rounds/paper.js';
import { progressOf } from '../../rounds/round-state.js';
import { approverOfMembers, headChains, nameOf } from '../../standing/chain.js';
import { scopesOf } from '../../web/actor.js';
import { petitionHref } from '../petitions/legal-petitions.queries.js';
import { mayRunLaw } from '../settings/law-settings.policy.js';
import { daysHistory } from '../../rounds/days-history.js';
import { LEGAL_DAYS_CORRECTION } from './legal-days.correction.js';
import { LEGAL_FORMS } from './legal-own-days.js';
import { legalMonthHead } from './legal-month.view.js';
import {
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

const UNITS = progressByUnit(LEGAL_FORMS);
const UNITS_SHOWN = 40;
const LEFT_SHOWN = 50;
const TILES = FORMS_SHOWN.filter((show) => show !== 'all');
const placeOf = ({ id }: LegalPeriodRow) => ({ address: `/legal/months/${id}`, section: 'forms' });

/** The months by the law that this person runs or inspects. */
export async function legalMonthList(on: Asking, page: number) {
  const { actor } = on;
  const { rounds, newer, older } = await roundsPage(actor, page, '/legal/months', (paths, limit, offset) =>
    legalPeriodsUnder(on, paths, limit, offset),
  );
  const counts = await legalCountsOf(
    on,
    rounds.map((row) => row.id),
  );
  const months = rounds.map((row) => {
    const of = counts.get(row.id) ?? NO_FORMS;
    return {
      ...legalMonthHead(row, on.today),
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

export async function legalMonthPage(on: Asking, period: LegalPeriodRow, asked: Asked<FormsShown>) {
  const { actor, today } = on;
  const run = mayRunLaw(actor, { path: period.rootPath });
  const [changes, counts, units, left, petitions, list, restDays] = await Promise.all([
    daysHistory(on, LEGAL_DAYS_CORRECTION.code, period.id),
    legalCountsOf(on, [period.id]),
    period.closedAt ? [] : unitsOf(on, period),
    period.closedAt ? [] : formsOfLeft(on, period.id, lastDayOf(period.month), LEFT_SHOWN),
    openPetitions(on, period.id),
    formsOf(on, period, asked),
    run && !period.closedAt ? dueOnRest(on, { selfDueOn: period.selfDueOn, confirmDueOn: period.confirmDueOn }) : [],
  ]);
  const of = counts.get(period.id) ?? NO_FORMS;
  return {
    month: legalMonthHead(period, today),
    changes,
    mayRun: run,
    canEdit: run && !period.closedAt,
    tiles: tilesOf(TILES, (show) => of[show], placeOf(period)),
    progress: progress(of),
    units,
    left,
    petitions: petitions.map((row) => ({ ...row, href: petitionHref({ id: row.id, edition: period.edition }) })),
    restDays,
    list,
    year: period.month.slice(0, 4),
    downloads: downloadsOf(period, on.zone),
  };
}

async function unitsOf(on: Asking, period: LegalPeriodRow) {
  const units = await on.rows<UnitProgress>(UNITS, [period.id, UNITS_SHOWN]);
  const chains = await headChains(
    on,
    units.map((unit) => unit.unitId),
    on.today,
  );
  return units.map((unit) => ({ ...unit, scorer: nameOf(approverOfMembers(chains.get(unit.unitId) ?? [])) }));
}

async function formsOf(on: Asking, period: LegalPeriodRow, asked: Asked<FormsShown>) {
  const { rows, total } = await listForms(on, period.id, asked, ...windowOf(asked));
  const scorers = await decidersOf(on, rows, on.today);
  const year = period.month.slice(0, 4);
  const lines = rows.map((row) => ({
    ...row,
    waitsFor: waitsFor(row, scorers),
    href: formHref(period.edition, row.id),
    yearHref: `/legal/officials/${row.officialId}/${year}`,
    shown: STATES[row.status],
    missing: period.closedAt !== null && row.score === null && row.status !== 'absent',
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
function downloadsOf(period: LegalPeriodRow, zone: string): { href: string; key: string; dueOn: string }[] | null {
  if (!period.closedAt) return null;
  const closedOn = dayOf(period.closedAt, zone);
  const dueOn = addDays(closedOn, law(closedOn).nationalDatabaseDays);
  const files = ['results.xlsx', ...(isLaw(period.edition) ? ['national.csv', 'national.json'] : [])];
  return files.map((file) => ({
    href: `/forms/legal/months/${period.id}/${file}`,
    key: `legal-periods:show.${file.replace('results.', 'workbook.')}`,
    dueOn,
  }));
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
