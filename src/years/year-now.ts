import type { Rows } from '../database/db.js';
import { approversAt } from '../standing/chain.js';
import { decidesOn } from '../standing/decider.js';
import { decidingScopes } from '../standing/scopes.js';
import { scopesOf, type Actor } from '../web/actor.js';
import { labelPetitionsFor } from './petitions/label-petitions-for.js';
import { yearRecordsOfPerson } from './year-record.queries.js';
import { yearsUnder, type YearRow } from './year.queries.js';

/** What of a year waits for a person: label `home:task.<key>`, with `count` and the year as `name`. */
export interface YearTask {
  key: 'year-form' | 'year-classify' | 'year-december' | 'label-petitions';
  count: number;
  name: string;
  href: string;
  dueOn: string | null;
}

/** The first page's part of the year: one's own Mẫu 02, the labels one gives, the year one carries, the petitions one hears. */
export async function yearNow(on: Rows, actor: Actor, today: string): Promise<YearTask[]> {
  const lists = await Promise.all([
    ownForms(on, actor),
    toClassify(on, actor, today),
    toCarry(on, actor, today),
    petitions(on, actor, today),
  ]);
  return lists.flat();
}

async function ownForms(on: Rows, actor: Actor): Promise<YearTask[]> {
  if (actor.officialId === null) return [];
  const drafts = (await yearRecordsOfPerson(on, actor.officialId)).filter(({ status }) => status === 'draft');
  return drafts.map(({ id, year, dueOn }) => ({
    key: 'year-form',
    count: 1,
    name: String(year),
    href: `/years/records/${id}`,
    dueOn,
  }));
}

interface OpenYearRecord {
  officialId: number;
  yearId: number;
  usingUnitId: number;
  unitPath: string;
}

async function toClassify(on: Rows, actor: Actor, today: string): Promise<YearTask[]> {
  const scopes = decidingScopes(actor);
  if (scopes.length === 0) return [];
  const years = await yearsUnder(
    on,
    scopes.map(({ path }) => rootOf(path)),
  );
  const yearRecords = await on.rows<OpenYearRecord>(
    `select s.official_id as "officialId", s.year_id as "yearId", s.using_unit_id as "usingUnitId", u.path as "unitPath" from year_records s join units u on u.id = s.using_unit_id
     where s.label_id is null and s.year_id = any ($1::int[])`,
    [years.map(({ id }) => id)],
    'year-open-records',
  );
  // the outside approver is asked at the using agency; a person's own door asks at the person's unit
  const classifiers = await approversAt(on, yearRecords, ({ usingUnitId }) => usingUnitId, today);
  const mine = yearRecords.filter((yearRecord) => decidesOn(actor, classifiers.get(yearRecord), yearRecord));
  return years.flatMap((year) =>
    task('year-classify', year, mine.filter(({ yearId }) => yearId === year.id).length, 'classification'),
  );
}

/** Personnel carry a year from November of it until everything is published. */
async function toCarry(on: Rows, actor: Actor, today: string): Promise<YearTask[]> {
  const years = await yearsUnder(
    on,
    scopesOf(actor, 'personnel').map(({ path }) => path),
  );
  return years
    .filter((year) => year.publishedAt === null && today >= `${year.year}-11-01`)
    .flatMap((year) => task('year-december', year, 1, 'december'));
}

async function petitions(on: Rows, actor: Actor, today: string): Promise<YearTask[]> {
  const mine = (await labelPetitionsFor(on, actor, today)).filter(({ mine, outcome }) => mine && outcome === null);
  const [first] = mine;
  return first
    ? [
        {
          key: 'label-petitions',
          count: mine.length,
          name: String(first.year),
          href: '/label-petitions',
          dueOn: first.dueOn,
        },
      ]
    : [];
}

function task(key: YearTask['key'], year: YearRow, count: number, page: string): YearTask[] {
  return count > 0
    ? [{ key, count, name: String(year.year), href: `/years/${year.id}/${page}`, dueOn: year.dueOn }]
    : [];
}

/** "/1/7/" → "/1/" */
function rootOf(path: string): string {
  return `/${path.split('/')[1]}/`;
}
