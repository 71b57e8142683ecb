import type { Issue } from '../../web/issues.js';
import { MOST_COLUMNS, type ImportKind } from '../import-kind.js';
import { proposeColumns, type Mapping, type WorksheetMapping } from '../plan.js';
import { TOP_ROWS, type WorksheetTop } from './columns.queries.js';
import { headerWords } from './header-words.js';

type Given = Readonly<Record<string, string>>;

/** What a person said of each worksheet, and what is wrong with it. A header's row counts from 1; 0 says there is none. */
export function readColumns(
  given: Given,
  kind: ImportKind,
  before: Mapping,
  tops: readonly WorksheetTop[],
): { value: Mapping; issues: Issue[] } {
  const once = Object.fromEntries(
    (kind.once ?? []).map(({ field }) => [field, given[`all-${field}`] ?? '']).filter(([, text]) => text !== ''),
  ) as Record<string, string>;
  const worksheets = tops.map((top, at) => readWorksheet(given, kind, before.worksheets[at], top, at));
  const value: Mapping = { ...before, worksheets, given: once };
  const none = worksheets.every(({ include }) => !include);
  return {
    value,
    issues: none
      ? [{ field: 's0-include', code: 'imports:issue.noWorksheet' }]
      : worksheets.flatMap((one, at) => (one.include ? issuesOf(one, kind, once, tops[at]!, at) : [])),
  };
}

/** Another header row was named: its words are read again. */
export function rereadColumns(mapping: Mapping, kind: ImportKind, tops: readonly WorksheetTop[]): Mapping {
  const worksheets = mapping.worksheets.map((one, at) => ({
    ...one,
    columns: proposeColumns(
      headerIn(tops[at]!, one.header).map((text) => String(text).trim().toLowerCase()),
      kind.columns,
    ),
  }));
  return { ...mapping, worksheets };
}

function readWorksheet(
  given: Given,
  kind: ImportKind,
  before: WorksheetMapping | undefined,
  top: WorksheetTop,
  at: number,
): WorksheetMapping {
  const typed = given[`s${at}-header`] ?? '';
  const header = /^\d{1,3}$/.test(typed) ? Number(typed) : -1;
  const texts = headerIn(top, header);
  const chosen = Object.keys(kind.columns).flatMap((field): [string, number][] => {
    const text = given[`s${at}-${field}`] ?? '';
    return /^\d{1,3}$/.test(text) && Number(text) < MOST_COLUMNS ? [[field, Number(text)]] : [];
  });
  return {
    ...before,
    name: top.name,
    include: given[`s${at}-include`] === 'yes',
    header,
    columns: Object.fromEntries(chosen),
    words: headerWords(texts),
    texts: Object.fromEntries(chosen.map(([field, column]) => [field, String(texts[column] ?? '')])),
  };
}

function issuesOf(one: WorksheetMapping, kind: ImportKind, once: Given, top: WorksheetTop, at: number): Issue[] {
  const most = Math.min(top.count, TOP_ROWS);
  if (one.header < 0 || one.header > most)
    return [{ field: `s${at}-header`, code: 'imports:issue.header', params: { most } }];
  const used = Object.entries(one.columns);
  return [
    ...kind.needed
      .filter((field) => one.columns[field] === undefined && once[field] === undefined)
      .map((field) => ({ field: `s${at}-${field}`, code: 'imports:issue.column' })),
    ...used
      .filter(([, column], place) => used.findIndex(([, other]) => other === column) < place)
      .map(([field]) => ({ field: `s${at}-${field}`, code: 'imports:issue.columnTwice' })),
  ];
}

function headerIn(top: WorksheetTop, header: number): (string | number)[] {
  return header < 1 ? [] : (top.rows[header - 1] ?? []);
}
