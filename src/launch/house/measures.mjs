import { codeOf, importsOf, places, roomOf } from './checkout.mjs';

const KINDS = ['conduct', 'target', 'breach', 'promise', 'unit-result'];
const quoted = (codes) => new RegExp(`['"](${codes.join('|')})['"]`, 'g');

/** The measures of a checkout, in the order of the table: title, how it is counted, what comes out. */
export const MEASURES = [
  ['Files in src', 'src/**/*.ts', (house) => house.sources.length],
  ['Lines', 'of them', (house) => sum(house.sources.map(({ lines }) => lines.length))],
  ['Lines that are not blank', 'of them', (house) => sum(house.sources.map(filled))],
  [
    'Lines over 120 characters',
    'of them',
    (house) => sum(house.sources.map(({ lines }) => lines.filter(tooLong).length)),
  ],
  ['Lines of a file, median', 'of them', (house) => quantile(house.sources, 0.5)],
  ['Lines of a file, nine in ten', 'of them', (house) => quantile(house.sources, 0.9)],
  ['The longest file', 'without migrations', longest],
  ['Most files in one folder', 'of src', fullest],
  ['Lines of tests', 'test/**/*.ts', (house) => sum(house.tests.map(({ lines }) => lines.length))],
  [
    'Lines of templates and labels',
    'templates/**/*.{hbs,json}',
    (house) => sum(house.templates.map(({ lines }) => lines.length)),
  ],
  ['Imports against the order', 'ORDER of test/house/imports.test.ts, the libraries it names count', againstOrder],
  ['Pairs of rooms that import each other', 'first folder below src; types count too', mutual],
  ['Rooms in cycles', 'of rooms from which one comes back to them', inCycles],
  [
    'Kind: files that list kinds',
    'outside scoring/kinds, two or more codes quoted: a new kind is looked for there',
    (house) => naming(kindPlaces(house), KINDS, 2),
  ],
  ['Kind: files that name one', 'the same, one code or more', (house) => naming(kindPlaces(house), KINDS, 1)],
  ['Report: files that name its code', 'median and most over the reports; src and templates, quoted', reportPlaces],
  ['Edition: files outside scoring', 'that quote a code of an edition or import from its folder', editionPlaces],
  ["Official's field: files", 'that name personType or person_type, in src and templates', fieldPlaces],
  [
    'Who decides: places asked',
    'calls of approverOf, headChain(s), decides and hasRoleAt outside-approver, where they are not defined',
    deciding,
  ],
  [
    'A dated row holds: places',
    'SQL that compares to_date itself',
    (house) => places(house.product, /coalesce\([\w.${}]*to_date,|to_date is null or/g),
  ],
  [
    'Row types at statements',
    'rows<T>( and one<T>( whose T is not a Pick of an entity; test/house/sql.test.ts holds them to the database where there is one',
    (house) => places(house.product, /\.(rows|one)<(?!Pick<)/g),
  ],
  [
    'Answers typed `object`',
    'functions that return object, Promise<object> or Record<string, unknown>',
    (house) => places(house.product, /\): (Promise<)?(object|Record<string, unknown>)\b/g),
  ],
  [
    'Controllers with Db or SQL',
    '*.controller.ts that name Db or spell a statement',
    (house) => places(controllers(house), /\bDb\b|\bselect\b[^;]*?\bfrom\b/g).files,
  ],
  [
    'Writes spelled in SQL',
    'insert into, update … set, delete from; without migrations and sample',
    (house) => places(house.product, /\binsert into \w|\bupdate \w+( \w+)?\s+set\b|\bdelete from \w/g),
  ],
  ['"sheet" in identifiers', 'uses, and names in which it stands; worksheet is none', sheets],
  [
    'Class names used twice',
    'exported classes of one name',
    (house) => twice(house, /^export (?:abstract )?class (\w+)/gm),
  ],
];

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const filled = ({ lines }) => lines.filter((line) => line.trim() !== '').length;
const tooLong = (line) => line.length > 120;

function quantile(files, share) {
  const lengths = files.map(({ lines }) => lines.length).sort((a, b) => a - b);
  return lengths[Math.floor(share * (lengths.length - 1))];
}

function longest({ sources }) {
  const files = sources.filter(({ path }) => !path.includes('/migrations/'));
  const file = files.reduce((most, next) => (next.lines.length > most.lines.length ? next : most));
  return `${file.lines.length} ${file.path}`;
}

function fullest({ product }) {
  const counts = new Map();
  for (const { path } of product) count(counts, path.slice(0, path.lastIndexOf('/')));
  const [folder, files] = [...counts].sort((a, b) => b[1] - a[1])[0];
  return `${files} ${folder}`;
}

function count(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function againstOrder({ sources, tests }) {
  const test = tests.find(({ path }) => path === 'test/house/imports.test.ts');
  const order = [.../ORDER = \[([^\]]*)\]/.exec(test.text)[1].matchAll(/'([\w-]+)'/g)].map(([, room]) => room);
  const place = (path) => order.indexOf(roomOf(path));
  return sum(
    sources.map((file) => importsOf(file).filter((to) => place(file.path) >= 0 && place(to) > place(file.path)).length),
  );
}

function roomsAbove({ sources }) {
  const rooms = new Map();
  for (const file of sources) {
    for (const to of importsOf(file)) {
      const [from, room] = [roomOf(file.path), roomOf(to)];
      if (from === room || from.includes('.') || room.includes('.')) continue;
      rooms.set(from, (rooms.get(from) ?? new Set()).add(room));
    }
  }
  return rooms;
}

function mutual(house) {
  const rooms = roomsAbove(house);
  const back = (from, to) => rooms.get(to)?.has(from) && from < to;
  const pairs = [...rooms].flatMap(([from, all]) =>
    [...all].filter((to) => back(from, to)).map((to) => `${from}⇄${to}`),
  );
  return `${pairs.length}${pairs.length > 0 && pairs.length < 5 ? ` ${pairs.join(' ')}` : ''}`;
}

function inCycles(house) {
  const rooms = roomsAbove(house);
  return [...rooms.keys()].filter((room) => reached(rooms, room).has(room)).length;
}

function reached(rooms, from) {
  const seen = new Set();
  const next = [...(rooms.get(from) ?? [])];
  while (next.length > 0) {
    const room = next.pop();
    if (seen.has(room)) continue;
    seen.add(room);
    next.push(...(rooms.get(room) ?? []));
  }
  return seen;
}

/** The year's breaches and the edition's targets are words of their own. */
function kindPlaces({ product, templates }) {
  return [...product, ...templates].filter(
    ({ path }) => !/^src\/(scoring\/(kinds|editions)|legal|years|measures)\/|\/(legal|years|kinds)\//.test(path),
  );
}

function naming(files, codes, least) {
  return files.filter(({ text }) => new Set([...text.matchAll(quoted(codes))].map(([, code]) => code)).size >= least)
    .length;
}

function reportPlaces({ product, templates }) {
  const codes = product
    .filter(({ path }) => path.endsWith('.report.ts'))
    .flatMap(({ text }) => /^ {2}code: '([\w-]+)'/m.exec(text)?.[1] ?? []);
  const counts = codes.map((code) => naming([...product, ...templates], [code], 1)).sort((a, b) => a - b);
  return `${counts[Math.floor(counts.length / 2)]}, ${counts.at(-1)}`;
}

const EDITION = /['"/](nd-335-2025|hanoi-3814-2018)['"/]/;

function editionPlaces({ product }) {
  const naming = product.filter(({ path, text }) => !path.startsWith('src/scoring/') && EDITION.test(text));
  const outside = naming.filter(({ path }) => !/^src\/(legal|years)\//.test(path));
  return `${naming.length}, ${outside.length} outside legal/ and years/`;
}

function fieldPlaces({ product, templates }) {
  return [...product, ...templates].filter(({ text }) => /\bpersonType\b|\bperson_type\b/.test(text)).length;
}

const DECIDES = /(?<!function )\b(approverOf|headChains?|decides)\(|hasRoleAt\([^)]*'outside-approver'/g;

function deciding({ product }) {
  return places(
    product.filter(({ path }) => !/^src\/(standing\/|units\/holders\.ts)/.test(path)),
    DECIDES,
  );
}

function controllers({ product }) {
  return product.filter(({ path }) => path.endsWith('.controller.ts'));
}

function sheets({ sources }) {
  const names = sources.flatMap(({ text }) => codeOf(text).match(/\b\w*[sS]heet\w*/g) ?? []);
  const own = names.filter((name) => !/work(book)?_?sheet/i.test(name));
  return `${own.length}, ${new Set(own).size} names`;
}

function twice({ sources }, pattern) {
  const counts = new Map();
  for (const { text } of sources) for (const [, name] of text.matchAll(pattern)) count(counts, name);
  return [...counts.values()].filter((times) => times > 1).length;
}
