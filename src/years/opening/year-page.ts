import type { Asking } from '../../acts/asking.js';
import { readingScopes } from '../../standing/scopes.js';
import { percentOf } from '../classification/decision.form.js';
import type { Clock } from '../../clock.js';
import { dueOnRest } from '../../periods/holidays/rest-days.js';
import { filtersOf, pagesOf, tilesOf, windowOf, type Asked } from '../../rounds/round-list.js';
import { hasRoleAt, scopesOf, within } from '../../web/actor.js';
import { page, type Page } from '../../web/answers.js';
import { hasWords } from '../../web/fold.js';
import { pageNumber } from '../../web/paging.js';
import { nationalFiles } from '../national-files.js';
import { usingAgencies } from '../using-agency.js';
import { groupsOf, yearSteps, type YearSteps } from '../year-steps.js';
import type { YearRow } from '../year.queries.js';
import { daysHistory } from '../../rounds/days-history.js';
import { YEAR_DAYS_CORRECTION } from './year-days.correction.js';
import { dueDays } from './due-days.js';
import { mayRunYear, oversees } from './year.policy.js';
import { yearPeople, type YearPerson } from './years.queries.js';

const SHOWN = ['all', 'form', 'meeting', 'opinion', 'group', 'moved'] as const;
const TILES = ['all', 'form', 'meeting', 'opinion', 'group'] as const;
type Shown = (typeof SHOWN)[number];

type Line = YearPerson & YearSteps & { href: string };

export function askedOf(query: Record<string, unknown>): Asked<Shown> {
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 120) : '');
  const show = SHOWN.find((each) => each === query['show']) ?? 'all';
  return { show, q: text(query['q']), page: pageNumber(query['page']) };
}

/** One year: what is missing, whose forms, and the people in the reader's reach with their steps. Points are on no list here. */
export async function yearPage(asking: Asking, year: YearRow, asked: Asked<Shown>, clock: Clock): Promise<Page> {
  const outside = scopesOf(asking.actor, 'outside-approver').some(({ path }) => year.rootPath.startsWith(path));
  const mayRun = mayRunYear(asking.actor, year) && !year.publishedAt;
  const [changes, people, steps, { groups, ungrouped }, others, restDays] = await Promise.all([
    daysHistory(asking, YEAR_DAYS_CORRECTION.code, year.id),
    yearPeople(
      asking,
      year.id,
      readingScopes(asking.actor).map(({ path }) => path),
      clock.today(),
      outside,
    ),
    yearSteps(asking, year.id),
    groupsOf(asking, year.id),
    pagesFor(asking, year, outside),
    mayRun ? dueOnRest(asking, { dueOn: year.dueOn }) : [],
  ]);
  const lines = people.map((person): Line => ({
    ...person,
    ...steps.get(person.id)!,
    href: `/years/records/${person.id}`,
  }));
  const shown = lines.filter((line) => isMissing(line, asked.show) && hasWords(line.name, asked.q));
  const place = { address: `/years/${year.id}`, section: 'people' };
  const [limit, offset] = windowOf(asked);
  return page(
    'years/show',
    {
      year: yearHead(year),
      changes,
      mayRun,
      restDays,
      mayRecord: mayRunYear(asking.actor, year),
      tiles: tilesOf(TILES, (show) => lines.filter((line) => isMissing(line, show)).length, place),
      filters: filtersOf(SHOWN, asked, place),
      q: asked.q,
      lines: shown.slice(offset, offset + limit),
      pages: pagesOf(asked, place, shown.length),
      national: oversees(asking.actor, year) ? nationalFiles(year, clock.zone) : null,
      groups: groups.length,
      ungrouped,
      others,
      moved: lines.filter((line) => line.moved).length,
      opinions:
        within(year.rootPath, asking.actor.committees) ||
        asking.actor.committees.some(({ path }) => path.startsWith(year.rootPath)) ||
        mayRunYear(asking.actor, year),
    },
    'years:yearOf',
    { year: year.year, unit: year.rootName },
  );
}

function isMissing(line: Line, what: Shown): boolean {
  if (what === 'all') return true;
  if (what === 'opinion') return line.opinion === 'missing';
  if (what === 'group') return line.groupId === null;
  return what === 'moved' ? line.moved : !line[what];
}

/** The other pages of the year that this person may open; the address is the label's name too. */
async function pagesFor(asking: Asking, year: YearRow, outside: boolean): Promise<string[]> {
  const run = mayRunYear(asking.actor, year) || outside;
  const inspects = hasRoleAt(asking.actor, 'inspector', year.rootPath);
  const heads = asking.actor.heads.filter(({ path }) => path.startsWith(year.rootPath));
  const using = await usingAgencies(
    asking,
    heads.map(({ unitId }) => unitId),
  );
  const atHead = heads.some(({ unitId }) => using.get(unitId) === unitId);
  const classifies = run || atHead;
  return [
    ...(classifies || inspects ? ['december'] : []),
    ...(classifies ? ['classification'] : []),
    ...(mayRunYear(asking.actor, year) || atHead ? ['uses'] : []),
    ...(run || inspects || heads.length > 0 ? ['ratings'] : []),
    ...(year.publishedAt ? ['labels'] : []),
  ];
}

/** What the head of each page of a year says. */
export function yearHead(year: YearRow) {
  const { id, rootName, dueOn, quotaBase, share, publishedAt } = year;
  return {
    year: year.year,
    rootName,
    dueOn,
    quotaBase,
    publishedAt,
    percent: percentOf(share),
    special: dueOn > dueDays(year.year).usual,
    href: `/years/${id}`,
  };
}
