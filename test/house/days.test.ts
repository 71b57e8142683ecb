import { formatDate } from '../../src/web/format.js';
import { filesBelow } from './source.js';

const sources = filesBelow('src', '.ts').filter(({ path }) => !path.includes('/migrations/'));
const found = (files: { path: string; text: string }[], pattern: RegExp) =>
  files.flatMap(({ path, text }) => (text.match(pattern) ?? []).map((match) => `${path}: ${match}`));

describe("a day is taken in the agency's zone", () => {
  it('in SQL, through localDay', () => {
    const MOMENT = String.raw`(?:\b\w+_at|\b\w\.at|(?<![.\w])at(?! time zone))`;
    expect(found(sources, new RegExp(`${MOMENT}\\)?::date\\b`, 'g'))).toEqual([]);
    expect(
      found(
        sources,
        new RegExp(`(?:date_trunc|to_char|extract|date_part)\\((?!epoch)[^()]*${MOMENT}\\b(?! at time zone)`, 'g'),
      ),
    ).toEqual([]);
    expect(found(sources, new RegExp(`${MOMENT} *(?:[<>]=?|=|between) *\\(?\\$\\d+::date`, 'g'))).toEqual([]);
  });

  it("by the clock, never by the database's own", () => {
    expect(
      found(
        sources,
        /\b(?:current_date|current_timestamp|localtimestamp|clock_timestamp\(\)|statement_timestamp\(\))\b|(?<![.\w])now\(\)(?! *[:{])/g,
      ),
    ).toEqual([]);
  });

  it('in the program, through dayOf', () => {
    expect(found(sources, /\b(?:\w*[aA]t|now\(\))\.toISOString\(\)\.(?:slice|split|substring)/g)).toEqual([]);
    expect(
      found(
        sources,
        /\.(?:getDate|getMonth|getFullYear|getDay|toLocaleDateString|toLocaleString|toLocaleTimeString)\(/g,
      ),
    ).toEqual([]);
    expect(found(sources, /Intl\.DateTimeFormat/g).map((each) => each.split(':')[0])).toEqual(
      expect.arrayContaining(['src/clock.ts']),
    );
    expect(new Set(found(sources, /new Intl\.DateTimeFormat/g).map((each) => each.split(':')[0]))).toEqual(
      new Set(['src/clock.ts', 'src/config.ts']),
    );
  });
});

describe('a day is typed in one way', () => {
  it("in one field, never the browser's own", () => {
    const templates = filesBelow('templates', '.hbs');
    expect(found(templates, /type="(?:date|month|week|datetime-local)"/g)).toEqual([]);
    expect(found(templates, /ui\/field [^}]*id="\w*(?:On|Date|Month)"[^}]*/g)).toEqual([]);
    expect(
      found(templates, /<input(?![^>]*type="hidden")[^>]*(?:name="\w*(?:day|On|Date)"|value="\{\{date )[^>]*/g),
    ).toEqual([]);
    expect(templates.filter(({ text }) => text.includes('> ui/day ')).length).toBeGreaterThan(25);
  });

  it('and read in one place', () => {
    expect(
      found(sources, /\\d\{1,2\}\)\[\/?[^)]*\\d\{1,2\}\)[^)]*\\d\{4\}/g).map((each) => each.split(':')[0]),
    ).toEqual(['src/web/days.ts']);
  });
});

it('a deadline lasts to the end of its day, in every sentence and in both languages', () => {
  expect(formatDate('2026-12-03', 'vi', 'due')).toBe('hết thứ Năm 03/12/2026');
  expect(formatDate('2026-12-03', 'en', 'due')).toBe('the end of Thursday 03/12/2026');
  const labels = filesBelow('templates/labels', '.json');
  expect(
    found(
      labels.filter(({ path }) => path.includes('.vi.')),
      /"[^"\n]*(?:trước(?: hết)?(?: ngày)?|hạn(?: nộp| giải quyết)?) \{\{(?:day|date|due|dueOn|confirm)\}\}[^"\n]*"/g,
    ).filter((each) => !/quá hạn/i.test(each)),
  ).toEqual([]);
  expect(
    found(
      labels.filter(({ path }) => path.includes('.en.')),
      /"[^"\n]*\bdue (?:on )?\{\{(?:day|date|due|dueOn|confirm)\}\}[^"\n]*"/g,
    ),
  ).toEqual([]);
  const due = labels.flatMap(({ path, text }) =>
    [...text.matchAll(/"(?:[^"]*: )?[^"\n]*(?:hạn: |due by )\{\{(\w+)\}\}/g)].map(() => path),
  );
  expect(due.length).toBeGreaterThan(40);
});
