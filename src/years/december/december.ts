import type { Asking } from '../../acts/asking.js';
import type { Rows } from '../../database/db.js';
import { workingDaysLeft } from '../../periods/working-days.js';
import { holidaysBetween } from '../../periods/holidays/holidays-between.js';
import { headedScopes } from '../../standing/scopes.js';
import { hasRoleAt, scopesOf, within } from '../../web/actor.js';
import { NotFound } from '../../web/errors.js';
import { agenciesOf } from '../classification/group.queries.js';
import { yearGroup, type YearGroup } from '../classification/year-group.js';
import { ratedUnits } from '../ratings/levels.queries.js';
import { readsOther } from '../others/other-access.js';
import { peopleOfOtherRules, type OtherPerson } from '../others/others.queries.js';
import { findYear, type YearRow } from '../year.queries.js';
import { afterwardsOf, decemberMonth, type DecemberMonth } from './december.queries.js';
import { countSteps, personSteps, type PersonSteps, type StepCount } from './december.steps.js';

export interface December {
  year: YearRow;
  /** Personnel see the whole tree; a head the people below them. */
  view: 'personnel' | 'head';
  month: DecemberMonth;
  /** Working days after today up to the due day; below 0: past it. */
  daysLeft: number;
  steps: readonly StepCount[];
  people: readonly PersonSteps[];
  /** Whom another rule classifies. */
  others: readonly OtherPerson[];
}

/** How far the year's classification has come, for personnel and for heads; to others it does not exist. */
export async function december(asking: Asking, yearId: number): Promise<December> {
  const year = await findYear(asking, yearId);
  if (!year) throw new NotFound();
  const whole =
    hasRoleAt(asking.actor, 'personnel', year.rootPath) || hasRoleAt(asking.actor, 'inspector', year.rootPath);
  const paths = whole ? [{ path: year.rootPath }] : headedScopes(asking.actor);
  const outside = scopesOf(asking.actor, 'outside-approver').some(({ path }) => year.rootPath.startsWith(path));
  if (!whole && !outside && !paths.some(({ path }) => path.startsWith(year.rootPath) || year.rootPath.startsWith(path)))
    throw new NotFound();
  const agencies = await agenciesOf(asking, yearId);
  const groups = await Promise.all(agencies.map(({ unitId }) => yearGroup(asking, year, unitId, asking.today)));
  const people = groups
    .flatMap((group) => group.people)
    .filter(
      ({ yearRecord, part }) =>
        paths.some(({ path }) => yearRecord.unitPath.startsWith(path)) ||
        (outside && part === 'head' && yearRecord.usingUnitId === year.rootUnitId),
    );
  const rows = people.map((person) => personSteps(person, person.yearRecord.position !== 'member'));
  const holidays = await holidaysBetween(asking, ...([asking.today, year.dueOn].sort() as [string, string]));
  const inTree = whole || outside || within(year.rootPath, headedScopes(asking.actor));
  const steps = [...countSteps(rows, `/years/${yearId}`), ...(inTree ? await wholeSteps(asking, year, groups) : [])];
  return {
    year,
    view: whole ? 'personnel' : 'head',
    month: await decemberMonth(asking, year.rootUnitId, year.year),
    daysLeft: workingDaysLeft(asking.today, year.dueOn, holidays),
    steps,
    people: rows,
    others: (await peopleOfOtherRules(asking, year, asking.today)).filter((person) =>
      readsOther(asking.actor, year, person),
    ),
  };
}

/** The steps of agencies and units, for those who carry the whole year. */
async function wholeSteps(on: Rows, year: YearRow, groups: readonly YearGroup[]): Promise<StepCount[]> {
  const [units, after] = await Promise.all([ratedUnits(on, year.id), afterwardsOf(on, year.id)]);
  const ceilings = groups.flatMap(({ settled }) => [settled.agency, ...settled.groups.values()]);
  const within = ceilings.filter(({ over }) => over === 0).length;
  const yearRecords = groups.flatMap(({ people }) => people);
  const href = `/years/${year.id}`;
  return [
    {
      step: 'unit-rating',
      done: units.filter(({ level }) => level !== null).length,
      of: units.length,
      href: `${href}/ratings`,
    },
    { step: 'ceiling', done: within, of: ceilings.length, href: `${href}/classification` },
    {
      step: 'decision',
      done: yearRecords.filter(({ yearRecord }) => yearRecord.labelId !== null).length,
      of: yearRecords.length,
      href: `${href}/classification`,
    },
    { step: 'notice', done: after.notices, of: yearRecords.length, href: `${href}/classification` },
    { step: 'publication', done: after.published, of: after.agencies, href: `${href}/classification` },
    { step: 'petition', done: after.petitions - after.petitionsOpen, of: after.petitions, href: '/label-petitions' },
  ];
}
