import type { Rows } from '../../database/db.js';
import { askedAbout, askedHowMany, remarkedRows, type Remarked } from '../../imports/asked.js';
import type { Asked, Today } from '../../imports/import-kind.js';
import type { FoundImport } from '../../imports/import.queries.js';
import { askPosition, placeOf } from './understanding/answers.js';
import { heldOn } from '../../standing/validity.js';

/** Remarks that nobody but a person can answer. */
const QUESTIONS = ['maybe-head', 'which-main', 'same-name'] as const;

/** Who would lead what, who is perhaps a head and taken for staff, which post is the main one, who may be one person, and how many there are. */
export async function askOfOfficials(on: Rows, found: FoundImport, { today }: Today): Promise<Asked[]> {
  const heads = await headsOf(on, found.id, today);
  const listed = new Set(heads.map((head) => `position-${placeOf(head)}`));
  const noHeads = (await remarkedRows(on, found.id, 'heads')).filter(({ remark }) => !listed.has(remark.asks!.key));
  const asked = await Promise.all(QUESTIONS.map((code) => remarked(on, found.id, code)));
  return [
    ...askedAbout('heads', [
      ...heads
        .filter(({ about }) => about !== 'maybe-head')
        .map(({ now, about, ...params }) => ({
          key: now === null ? 'imports:asked.head' : 'imports:asked.headAfter',
          params: { ...params, now: now ?? '' },
          answer: askPosition(placeOf(params), 'heads', 'head', about !== null),
        })),
      ...noHeads.map(itemOf('heads')),
    ]),
    ...(await headsTaken(on, found.id)),
    ...asked.flat(),
    ...askedHowMany(found, await peopleBelow(on, found.rootPath)),
  ];
}

async function remarked(on: Rows, id: number, code: (typeof QUESTIONS)[number]): Promise<Asked[]> {
  const rows = await remarkedRows(on, id, code);
  return askedAbout(code, rows.map(itemOf(code)));
}

async function headsTaken(on: Rows, id: number): Promise<Asked[]> {
  const rows = await remarkedRows(on, id, 'head-taken', true);
  const asked = askedAbout('head-taken', rows.map(itemOf('head-taken')));
  return asked.map((one) => ({ ...one, settled: true, free: true }));
}

function itemOf(code: string) {
  return ({ row, name, remark: { typed = '', value = '', asks } }: Remarked): Asked['items'][number] => ({
    key: `imports:asked.item.${code}`,
    params: { row, name, typed, value },
    ...(asks ? { answer: asks } : {}),
  });
}

interface Head {
  row: number;
  worksheet: number | null;
  name: string;
  title: string;
  unit: string;
  /** Who heads it today. */
  now: string | null;
  /** The question that a person answered so. */
  about: string | null;
}

function headsOf(on: Rows, id: number, today: string): Promise<Head[]> {
  return on.rows<Head>(
    `select (p.value ->> 'row')::int as row, (p.value ->> 'worksheet')::int as worksheet, p.value ->> 'name' as name, p.value #>> '{line,title}' as title, u.name as unit,
       jsonb_path_query_first(p.value, '$.remarks[*] ? (@.code == "said-head").asks.about') #>> '{}' as about,
       (select o.full_name from posts x join officials o on o.id = x.official_id
        where x.unit_id = u.id and x.position = 'head' and ${heldOn('x', '$2::date')} and o.code <> p.value #>> '{line,code}' limit 1) as now
     from imports i, jsonb_array_elements(i.plan) with ordinality p(value, place) join units u on u.code = p.value #>> '{line,unitCode}'
     where i.id = $1 and p.value #>> '{line,position}' = 'head' order by u.path, p.place`,
    [id, today],
    'heads-of-file',
  );
}

async function peopleBelow(on: Rows, path: string): Promise<number> {
  const row = await on.one<{ people: number }>(
    `select count(distinct p.official_id)::int as people from posts p join units u on u.id = p.unit_id where u.path like $1 || '%' and p.to_date is null`,
    [path],
    'people-below',
  );
  return row!.people;
}
