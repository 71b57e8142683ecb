import type { Rows } from '../../database/db.js';
import { textsTyped } from '../../imports/import.queries.js';
import { wordsOf } from '../../imports/understanding/words.js';
import { unitCodeBase } from './understanding/codes.js';
import { withoutMark } from './understanding/depths.js';
import { UnitMatcher, type NamedUnit } from './understanding/unit.js';

/** The open units at and below a unit. */
export async function unitsBelow(on: Rows, rootUnitId: number): Promise<NamedUnit[]> {
  const rows = await on.rows<NamedUnit & { isRoot: boolean }>(
    `select u.code, u.name, u.id = r.id as "isRoot" from units u join units r on r.id = $1 where u.path like r.path || '%' and u.closed_on is null order by u.code`,
    [rootUnitId],
    'units-below-by-code',
  );
  return rows.map(({ code, name, isRoot }) => ({ code, name, ...(isRoot ? { root: true } : {}) }));
}

/** Codes of units that a file of units names or may mean, and what codes made of its names begin with. */
export async function unitsNamed(
  on: Rows,
  id: number,
  rootUnitId: number,
): Promise<{ codes: string[]; bases: string[] }> {
  const [all, codes, parents, names] = [
    await unitsBelow(on, rootUnitId),
    await textsTyped(on, id, 'code'),
    await textsTyped(on, id, 'parent_code'),
    (await textsTyped(on, id, 'name')).map((name) => withoutMark(wordsOf(name))),
  ];
  const matcher = new UnitMatcher(all);
  const own = new Set(names.map((name) => name.toLowerCase()));
  const named = [
    ...codes.map(wordsOf),
    ...parents.map(wordsOf),
    ...parents.flatMap((parent) => matcher.meant(parent)).map(({ code }) => code),
    ...all.filter(({ name }) => own.has(name.toLowerCase())).map(({ code }) => code),
  ];
  return {
    codes: [...new Set(named)].sort(),
    bases: [...new Set(names.map((name) => unitCodeBase(name).toLowerCase()))].sort(),
  };
}
