import { fold } from '../../../web/fold.js';
import { askMain, askSame, type Answers } from './answers.js';
import type { ReadOfficial } from './official.js';

/** Who is whom: rows of one person together, in the order of the file. Says which post is the main one, and what is to be asked. */
export function samePeople(read: readonly ReadOfficial[], answers: Answers = {}): ReadOfficial[][] {
  const people = new Map<string, ReadOfficial[]>();
  for (const row of read) {
    const key = keyOf(row);
    const rows = people.get(key);
    if (rows) rows.push(row);
    else people.set(key, [row]);
  }
  const found = namesakes([...people.values()].flatMap(oneName), answers);
  for (const rows of found) {
    if (rows.length > 1) posts(rows, answers);
    else rows[0]!.values.main = rows[0]!.saysMain !== false;
  }
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

/** One main post and the others beside it: as the file says, as a person answered, by "kiêm" in the title, else the first, which is asked about. */
function posts(rows: ReadOfficial[], answers: Answers): void {
  const units = new Map<string, ReadOfficial>();
  for (const one of rows) {
    const { values, faults } = one;
    const key = fold(values.unit);
    const before = units.get(key);
    if (before !== undefined)
      faults.push({
        column: values.code === '' ? 'full_name' : 'code',
        code: 'duplicate',
        typed: values.code || values.name,
        value: String(before.row),
      });
    else units.set(key, one);
  }
  if (units.size < 2) return;
  const said = rows.filter(({ saysMain }) => saysMain === true);
  const free = rows.filter(({ saysMain }) => saysMain !== false);
  const proposed = said[0] ?? free.find(({ values }) => !/^kiêm/iu.test(values.title)) ?? free[0] ?? rows[0]!;
  const main =
    said.length === 0 && free.length !== 1 ? mainAsked(rows, [...units.values()], proposed, answers) : proposed;
  for (const one of rows) one.values.main = one === main;
  for (const { values, faults } of said.slice(1))
    faults.push({ column: 'main', code: 'two-mains', typed: values.unit, value: main.values.unit });
}

/** Asked once of a person, in their first row; without an answer each row says what is taken. */
function mainAsked(
  rows: readonly ReadOfficial[],
  choices: readonly ReadOfficial[],
  proposed: ReadOfficial,
  answers: Answers,
): ReadOfficial {
  const first = rows[0]!;
  const posts = choices.map(({ place, unitName: unit, values: { title } }) => ({ place, unit, title }));
  const asks = askMain(first.place, posts, proposed.place, answers);
  const main = choices.find(({ place }) => place === asks.value) ?? proposed;
  for (const one of asks.said ? [first] : rows)
    one.remarks.push({
      column: 'unit_code',
      code: asks.said ? 'said-main' : 'which-main',
      typed: one.values.unit,
      value: main.values.unit,
      ...(one === first ? { asks } : {}),
    });
  return main;
}

/** People of one name who may be one: asked about, and kept as they are in the file until a person says that they are one. */
function namesakes(people: ReadOfficial[][], answers: Answers): ReadOfficial[][] {
  const byName = new Map<string, ReadOfficial[][]>();
  for (const rows of people) {
    const name = fold(rows[0]!.values.name);
    if (name === '') continue;
    const list = byName.get(name);
    if (list) list.push(rows);
    else byName.set(name, [rows]);
  }
  const joined = new Set<ReadOfficial[]>();
  for (const list of byName.values()) if (list.length > 1) for (const rows of askAbout(list, answers)) joined.add(rows);
  return joined.size === 0 ? people : people.filter((rows) => !joined.has(rows));
}

/** Of a name that thousands have, so many are compared, and so many said. */
const COMPARED = 50;
const SAID = 3;

/** Answers whose rows went to somebody further up. */
function askAbout(list: readonly ReadOfficial[][], answers: Answers): ReadOfficial[][] {
  const firsts = list.map(([first]) => first!);
  const compared = firsts.slice(0, COMPARED);
  const asked = firsts.map((one, at) => {
    const before = compared.slice(0, at).filter((other) => mayBeOne(one, other));
    return before.length === 0
      ? undefined
      : askSame(
          one.place,
          before.slice(0, SAID).map(({ place }) => place),
          answers,
        );
  });
  const owners = new Map(list.map((rows) => [rows[0]!.place, rows]));
  const gone: ReadOfficial[][] = [];
  for (const [at, one] of firsts.entries()) {
    const asks = asked[at];
    const joins = asks?.said === true && asks.value !== 'two';
    const others = asks?.said
      ? [asks.value === 'two' ? asks.choices[1]!.value : asks.value]
      : compared
          .filter((other, place) => other !== one && !(place > at && asked[place]?.said) && mayBeOne(one, other))
          .slice(0, SAID)
          .map(({ row }) => String(row));
    if (others.length > 0)
      one.remarks.push({
        column: 'full_name',
        code: joins ? 'said-one' : asks?.said ? 'said-two' : 'same-name',
        typed: one.values.name,
        value: others.join(', '),
        ...(asks ? { asks } : {}),
      });
    if (joins) gone.push(join(list[at]!, asks.value, owners));
  }
  return gone;
}

/** The rows are of whom they are said to be of, with the one code of them all. */
function join(rows: ReadOfficial[], place: string, owners: Map<string, ReadOfficial[]>): ReadOfficial[] {
  const owner = owners.get(place)!;
  owner.push(...rows);
  owners.set(rows[0]!.place, owner);
  const code = owner.find(({ values }) => values.code !== '')?.values.code ?? '';
  for (const { values } of owner) values.code = code;
  return rows;
}

/** Days of birth that differ, or codes that differ in different units, say that they are two. */
function mayBeOne(one: ReadOfficial, other: ReadOfficial): boolean {
  if (one.birth !== '' && other.birth !== '' && one.birth !== other.birth) return false;
  return one.values.code === '' || other.values.code === '' || fold(one.values.unit) === fold(other.values.unit);
}
