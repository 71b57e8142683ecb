import type { Rows } from '../database/db.js';
import type { Asked } from './import-kind.js';
import type { FoundImport } from './import.queries.js';
import type { RowFault } from './plan.js';

/** So many things are listed under a question. */
const LISTED = 50;
/** A file that brings more than this, and several times what stands, is asked about. */
const MANY = { least: 50, times: 3 } as const;

/** A question about some rows, with the first of them; none about no row. */
export function askedAbout(code: string, items: Asked['items'], params: Record<string, unknown> = {}): Asked[] {
  if (items.length === 0) return [];
  const listed = items.slice(0, LISTED);
  const more = items.length - listed.length;
  const settled = more === 0 && items.every(({ answer }) => answer?.said);
  return [{ code, params: { count: items.length, ...params }, items: listed, more, settled }];
}

/** Whether far more is meant than stands. `now` are those that stand there. */
export function askedHowMany({ summary, rootName: root }: FoundImport, now: number): Asked[] {
  const count = summary.create;
  if (count <= MANY.least || count <= MANY.times * now) return [];
  return [{ code: 'many', params: { count, now, root }, items: [], more: 0, settled: false }];
}

export interface Remarked {
  row: number;
  name: string;
  remark: RowFault;
}

/** The answers that a form gives to what is asked (fields `answer-<key>`), and whether one is other than what holds. Another value than the choices is none. */
export function answersIn(
  asked: readonly Asked[],
  form: Readonly<Record<string, unknown>>,
): { answers: Record<string, string>; other: boolean } {
  const given = asked
    .flatMap(({ items }) => items.flatMap(({ answer }) => answer ?? []))
    .flatMap(({ key, value, choices }) => {
      const chosen = choices.find((choice) => choice.value === form[`answer-${key}`]);
      return chosen ? [{ key, chosen: chosen.value, other: chosen.value !== value }] : [];
    });
  return {
    answers: Object.fromEntries(given.map(({ key, chosen }) => [key, chosen])),
    other: given.some(({ other }) => other),
  };
}

/** Rows that would be written with a remark that is a question, those that a person answered, and with `wrong` those that are left as well. */
export function remarkedRows(on: Rows, id: number, about: string, wrong = false): Promise<Remarked[]> {
  return on.rows<Remarked>(
    `select (p.value ->> 'row')::int as row, p.value ->> 'name' as name, r.value as remark
     from imports i, jsonb_array_elements(i.plan) with ordinality p(value, place), jsonb_array_elements(p.value -> 'remarks') r
     where i.id = $1 and r.value #>> '{asks,about}' = $2 and (p.value ? 'line' or (r.value #>> '{asks,said}')::boolean or $3::boolean) order by p.place`,
    [id, about, wrong],
    'rows-remarked',
  );
}
