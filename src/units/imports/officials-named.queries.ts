import type { Rows } from '../../database/db.js';
import { sectionsTyped, textsTyped } from '../../imports/import.queries.js';
import { wordsOf } from '../../imports/understanding/words.js';
import { fold } from '../../web/fold.js';
import { codeBase } from './understanding/codes.js';
import { readName } from './understanding/name.js';
import { UnitMatcher, type NamedUnit } from './understanding/unit.js';
import { unitsBelow } from './units-named.queries.js';

/** What the rows of a file of officials name. */
export interface Named {
  codes: string[];
  /** The open units below a unit that may be meant. */
  units: NamedUnit[];
  /** Folded names of rows without a code, and what codes made of them begin with. */
  names: string[];
  bases: string[];
}

export async function namedIn(on: Rows, id: number, rootUnitId: number): Promise<Named> {
  const codes = await textsTyped(on, id, 'code');
  const names = (await namesWithoutCode(on, id)).map(({ whole, last }) => readName(whole ?? '', last ?? '').name);
  return {
    codes: unique(codes.map(wordsOf)),
    units: await unitsMeant(on, id, rootUnitId),
    names: unique(names.map(fold)),
    bases: unique(names.map((name) => codeBase(name).toLowerCase())),
  };
}

async function unitsMeant(on: Rows, id: number, rootUnitId: number): Promise<NamedUnit[]> {
  const typed = [
    ...(await textsTyped(on, id, 'unit_code')),
    ...(await textsTyped(on, id, 'unit_name')),
    ...(await sectionsTyped(on, id)),
  ];
  const all = await unitsBelow(on, rootUnitId);
  const matcher = new UnitMatcher(all);
  const meant = new Set(typed.flatMap((text) => matcher.meant(text)));
  return all.filter((unit) => meant.has(unit));
}

const ROWS = `imports i, jsonb_array_elements(i.mapping -> 'worksheets') with ordinality m(map, at),
  jsonb_array_elements(i.worksheets -> (m.at - 1)::int -> 'rows') with ordinality w(cells, place)
  where i.id = $1 and (m.map ->> 'include')::boolean and w.place > (m.map ->> 'header')::int`;

const cell = (field: string) => `btrim(coalesce(w.cells ->> (m.map #>> '{columns,${field}}')::int, ''))`;

function namesWithoutCode(on: Rows, id: number): Promise<{ whole: string | null; last: string | null }[]> {
  return on.rows(
    `select distinct ${cell('full_name')} as whole, ${cell('name_last')} as last from ${ROWS} and ${cell('code')} = '' and ${cell('full_name')} <> ''`,
    [id],
    'names-without-code',
  );
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '').sort();
}
