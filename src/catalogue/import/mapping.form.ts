import type { TextWorksheet } from '../../imports/text-worksheet.js';
import type { Issue } from '../../web/issues.js';
import { wordsOfHeaders } from '../../imports/layout/mapping.js';
import { numberIn, numberIssue } from '../../web/numbers.js';
import { POINTS } from '../product.form.js';
import { trimScale } from '../product.js';
import type { Typed } from '../typed.js';
import { FIELDS, guessColumns, NEEDED, type Field, type Mapping, type WorksheetMapping } from './mapping.js';

/** What the person said of each worksheet, and what is wrong with it. */
export function readMapping(given: Typed, worksheets: readonly TextWorksheet[]): { value: Mapping; issues: Issue[] } {
  const mapped = worksheets.map((worksheet, at) => readWorksheet(given, worksheet, at));
  const standard = numberIn(given['standardPoints'] ?? '', POINTS);
  const issues = [
    ...mapped.flatMap(({ issues: own }) => own),
    ...(mapped.some(({ value }) => value.include)
      ? []
      : [{ field: 's0-include', code: 'catalogue:issue.noWorksheet' }]),
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
      worksheets: mapped.map(({ value }) => value),
      standardPoints: Number(standard) > 0 ? trimScale(standard!) : '',
    },
    issues,
  };
}

/** Another header row was named: its words are read again. */
export function rereadColumns(mapping: Mapping, worksheets: readonly TextWorksheet[]): Mapping {
  return {
    ...mapping,
    worksheets: mapping.worksheets.map((one, at) => ({
      ...one,
      columns: guessColumns(worksheets[at]!.rows[one.header - 1] ?? []),
    })),
  };
}

function readWorksheet(
  given: Typed,
  worksheet: TextWorksheet,
  at: number,
): { value: WorksheetMapping; issues: Issue[] } {
  const field = (name: string) => `s${at}-${name}`;
  const header = /^\d{1,5}$/.test(given[field('header')] ?? '') ? Number(given[field('header')]) : 0;
  const row = worksheet.rows[header - 1] ?? [];
  const width = Math.max(0, ...worksheet.rows.map((cells) => cells.length));
  const chosen = FIELDS.flatMap((name): [Field, number][] => {
    const text = given[field(name)] ?? '';
    return /^\d{1,2}$/.test(text) && Number(text) < width ? [[name, Number(text)]] : [];
  });
  const columns: Partial<Record<Field, number>> = Object.fromEntries(chosen);
  const value = {
    name: worksheet.name,
    include: given[field('include')] === 'yes',
    header,
    columns,
    leading: given[field('leading')] === 'yes',
    words: wordsOfHeaders(row),
  };
  return { value, issues: value.include ? issuesOf(value, worksheet, field) : [] };
}

function issuesOf(value: WorksheetMapping, worksheet: TextWorksheet, field: (name: string) => string): Issue[] {
  if (value.header < 1 || value.header > worksheet.rows.length)
    return [{ field: field('header'), code: 'catalogue:issue.header', params: { most: worksheet.rows.length } }];
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
