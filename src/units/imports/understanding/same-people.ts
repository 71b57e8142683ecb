import { fold } from '../../../web/fold.js';
import type { ReadOfficial } from './official.js';

/** Who is whom: rows of one person together, in the order of the file. Says which post is the main one, and what is to be asked. */
export function samePeople(read: readonly ReadOfficial[]): ReadOfficial[][] {
  const people = new Map<string, ReadOfficial[]>();
  for (const row of read) {
    const key = keyOf(row);
    const rows = people.get(key);
    if (rows) rows.push(row);
    else people.set(key, [row]);
  }
  const found = [...people.values()].flatMap(oneName);
  for (const rows of found) {
    if (rows.length > 1) posts(rows);
    else rows[0]!.values.main = rows[0]!.saysMain !== false;
  }
  namesakes(found);
  return found;
}

/** By the code; without one, by the name with the day of birth. */
function keyOf({ row, values: { code, name }, birth }: ReadOfficial): string {
  if (code !== '') return `code ${code.toLowerCase()}`;
  return name !== '' && birth !== '' ? `born ${fold(name)} ${birth}` : `row ${row}`;
}

/** A code that stands before two names is nobody's: the rows of another name are wrong, and by themselves. */
function oneName(rows: ReadOfficial[]): ReadOfficial[][] {
  const [first] = rows as [ReadOfficial];
  const others = rows.filter(({ values }) => fold(values.name) !== fold(first.values.name));
  for (const { values, faults } of others)
    faults.push({
      column: 'code',
      code: 'code-of-another',
      typed: values.code,
      value: `${first.values.name} (${first.row})`,
    });
  return [rows.filter((row) => !others.includes(row)), ...others.map((row) => [row])];
}

/** One main post and the others beside it: as the file says, by "kiêm" in the title, else the first, which is asked about. */
function posts(rows: ReadOfficial[]): void {
  const units = new Map<string, number>();
  for (const { row, values, faults } of rows) {
    const key = fold(values.unit);
    const before = units.get(key);
    if (before !== undefined)
      faults.push({
        column: values.code === '' ? 'full_name' : 'code',
        code: 'duplicate',
        typed: values.code || values.name,
        value: String(before),
      });
    else units.set(key, row);
  }
  if (units.size < 2) return;
  const said = rows.filter(({ saysMain }) => saysMain === true);
  const free = rows.filter(({ saysMain }) => saysMain !== false);
  const main = said[0] ?? free.find(({ values }) => !/^kiêm/iu.test(values.title)) ?? free[0] ?? rows[0]!;
  for (const one of rows) one.values.main = one === main;
  for (const { values, faults } of said.slice(1))
    faults.push({ column: 'main', code: 'two-mains', typed: values.unit, value: main.values.unit });
  if (said.length === 0 && free.length !== 1)
    for (const one of rows)
      one.remarks.push({ column: 'unit_code', code: 'which-main', typed: one.values.unit, value: main.values.unit });
}

/** People of one name who may be one: asked about, and kept as they are in the file. */
function namesakes(people: readonly ReadOfficial[][]): void {
  const byName = new Map<string, ReadOfficial[]>();
  for (const [first] of people as readonly [ReadOfficial][]) {
    const name = fold(first.values.name);
    if (name === '') continue;
    const list = byName.get(name);
    if (list) list.push(first);
    else byName.set(name, [first]);
  }
  for (const list of byName.values()) if (list.length > 1) askAbout(list);
}

/** Of a name that thousands have, so many are compared. */
const COMPARED = 50;

function askAbout(list: readonly ReadOfficial[]): void {
  for (const one of list) {
    const others: number[] = [];
    for (const other of list.slice(0, COMPARED)) {
      if (other !== one && mayBeOne(one, other)) others.push(other.row);
      if (others.length === 3) break;
    }
    if (others.length > 0)
      one.remarks.push({ column: 'full_name', code: 'same-name', typed: one.values.name, value: others.join(', ') });
  }
}

/** Days of birth that differ, or codes that differ in different units, say that they are two. */
function mayBeOne(one: ReadOfficial, other: ReadOfficial): boolean {
  if (one.birth !== '' && other.birth !== '' && one.birth !== other.birth) return false;
  return one.values.code === '' || other.values.code === '' || fold(one.values.unit) === fold(other.values.unit);
}
