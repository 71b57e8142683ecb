import type { RawSheet } from '../../imports/xlsx-sheets.js';
import type { Issue } from '../../web/issues.js';
import { numberIn, numberIssue } from '../../web/numbers.js';
import { POINTS } from '../product.form.js';
import { trimScale } from '../product.js';
import type { Typed } from '../typed.js';
import { FIELDS, guessColumns, headerWords, NEEDED, type Field, type Mapping, type SheetMapping } from './mapping.js';

/** What the person said of each sheet, and what is wrong with it. */
export function readMapping(given: Typed, sheets: readonly RawSheet[]): { value: Mapping; issues: Issue[] } {
  const mapped = sheets.map((sheet, at) => readSheet(given, sheet, at));
  const standard = numberIn(given['standardPoints'] ?? '', POINTS);
  const issues = [
    ...mapped.flatMap(({ issues: own }) => own),
    ...(mapped.some(({ value }) => value.include) ? [] : [{ field: 's0-include', code: 'catalogue:issue.noSheet' }]),
    ...((given['standardPoints'] ?? '') !== '' && !(Number(standard) > 0)
      ? [
          numberIssue(
            { field: 'standardPoints', code: 'catalogue:issue.points' },
            given['standardPoints'] ?? '',
            POINTS,
          ),
        ]
      : []),
  ];
  return {
    value: {
      sheets: mapped.map(({ value }) => value),
      standardPoints: Number(standard) > 0 ? trimScale(standard!) : '',
    },
    issues,
  };
}

/** Another header row was named: its words are read again. */
export function rereadColumns(mapping: Mapping, sheets: readonly RawSheet[]): Mapping {
  return {
    ...mapping,
    sheets: mapping.sheets.map((one, at) => ({
      ...one,
      columns: guessColumns(sheets[at]!.rows[one.header - 1] ?? []),
    })),
  };
}

function readSheet(given: Typed, sheet: RawSheet, at: number): { value: SheetMapping; issues: Issue[] } {
  const field = (name: string) => `s${at}-${name}`;
  const header = /^\d{1,5}$/.test(given[field('header')] ?? '') ? Number(given[field('header')]) : 0;
  const row = sheet.rows[header - 1] ?? [];
  const width = Math.max(0, ...sheet.rows.map((cells) => cells.length));
  const chosen = FIELDS.flatMap((name): [Field, number][] => {
    const text = given[field(name)] ?? '';
    return /^\d{1,2}$/.test(text) && Number(text) < width ? [[name, Number(text)]] : [];
  });
  const columns: Partial<Record<Field, number>> = Object.fromEntries(chosen);
  const value = {
    name: sheet.name,
    include: given[field('include')] === 'yes',
    header,
    columns,
    leading: given[field('leading')] === 'yes',
    words: headerWords(row),
  };
  return { value, issues: value.include ? issuesOf(value, sheet, field) : [] };
}

function issuesOf(value: SheetMapping, sheet: RawSheet, field: (name: string) => string): Issue[] {
  if (value.header < 1 || value.header > sheet.rows.length)
    return [{ field: field('header'), code: 'catalogue:issue.header', params: { most: sheet.rows.length } }];
  const used = Object.entries(value.columns);
  return [
    ...NEEDED.filter(
      (name) => value.columns[name] === undefined && !(name === 'task' && value.columns.detail !== undefined),
    ).map((name) => ({ field: field(name), code: 'catalogue:issue.column' })),
    ...used
      .filter(([, column], at) => used.findIndex(([, other]) => other === column) < at)
      .map(([name]) => ({ field: field(name), code: 'catalogue:issue.columnTwice' })),
  ];
}
