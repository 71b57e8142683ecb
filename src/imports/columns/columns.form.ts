import type { Issue } from '../../web/issues.js';
import { MOST_COLUMNS, type ImportKind } from '../import-kind.js';
import { headersOf, mappingAt } from '../layout/mapping.js';
import { isLacking, type Mapping, type WorksheetMapping } from '../plan.js';
import { TOP_ROWS, type WorksheetTop } from './columns.queries.js';
import { shapeOf } from './header-words.js';

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
  const numbers = (kind.beside?.numbers ?? []).map(({ name, read }) => ({ name, ...read(given[name] ?? '') }));
  const value: Mapping = {
    ...before,
    ...Object.fromEntries(numbers.map(({ name, value: number }) => [name, number])),
    worksheets,
    given: once,
  };
  const none = worksheets.every(({ include }) => !include);
  return {
    value,
    issues: none
      ? [{ field: 's0-include', code: 'imports:issue.noWorksheet' }]
      : [
          ...worksheets.flatMap((one, at) => (one.include ? issuesOf(one, kind, tops[at]!, at) : [])),
          ...onceIssues(kind, value),
          ...numbers.flatMap(({ issue }) => issue ?? []),
        ],
  };
}

/** Another header row was named: its words are read again, with those of the row above where the two name more. */
export function rereadColumns(mapping: Mapping, kind: ImportKind, tops: readonly WorksheetTop[]): Mapping {
  const worksheets = mapping.worksheets.map((one, at) => {
    const header = Math.max(0, one.header);
    const [single, double] = [1, 2].map((headerRows) =>
      mappingAt(tops[at]!, { header, headerRows: header < 2 ? 1 : headerRows }, kind.fields),
    );
    const count = ({ columns }: { columns: object }) => Object.keys(columns).length;
    const { headerRows, columns } = count(double!) > count(single!) ? double! : single!;
    const { headerRows: _, ...rest } = one;
    return { ...rest, columns, ...(headerRows ? { headerRows } : {}) };
  });
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
  const { headerRows, ...rest } = before ?? {};
  const rows = header === before?.header && headerRows ? { headerRows } : {};
  const texts = header < 1 ? [] : headersOf(top, { header, ...rows });
  const chosen = kind.fields.flatMap(({ field }): [string, number][] => {
    const text = given[`s${at}-${field}`] ?? '';
    return /^\d{1,3}$/.test(text) && Number(text) < MOST_COLUMNS ? [[field, Number(text)]] : [];
  });
  return {
    ...rest,
    ...Object.fromEntries((kind.beside?.ticks ?? []).map(({ name }) => [name, given[`s${at}-${name}`] === 'yes'])),
    name: top.name,
    include: given[`s${at}-include`] === 'yes',
    header,
    ...rows,
    columns: Object.fromEntries(chosen),
    words: shapeOf(texts),
    texts: Object.fromEntries(chosen.map(([field, column]) => [field, texts[column] ?? ''])),
  };
}

function issuesOf(one: WorksheetMapping, kind: ImportKind, top: WorksheetTop, at: number): Issue[] {
  const most = Math.min(top.count, TOP_ROWS);
  if (one.header < 0 || one.header > most)
    return [{ field: `s${at}-header`, code: 'imports:issue.header', params: { most } }];
  const used = Object.entries(one.columns);
  return [
    ...kind.fields
      .filter(({ field, needed }) => needed && one.columns[field] === undefined && !standsFor(one, kind, field))
      .filter(({ field }) => !kind.once?.some((said) => said.field === field))
      .map(({ field }) => ({ field: `s${at}-${field}`, code: 'imports:issue.column' })),
    ...used
      .filter(([, column], place) => used.findIndex(([, other]) => other === column) < place)
      .map(([field]) => ({ field: `s${at}-${field}`, code: 'imports:issue.columnTwice' })),
  ];
}

/** A day, or one of some choices. */
const ONCE_MOST = 40;

function standsFor({ columns }: WorksheetMapping, { instead }: ImportKind, field: string): boolean {
  const other = instead?.[field];
  return other !== undefined && columns[other] !== undefined;
}

/** What the file has no column for, and nobody said once for all. */
function onceIssues(kind: ImportKind, mapping: Mapping): Issue[] {
  const long = (kind.once ?? []).flatMap(({ field, most = ONCE_MOST }) =>
    (mapping.given?.[field]?.length ?? 0) > most
      ? [{ field: `all-${field}`, code: 'imports:issue.onceLong', params: { most } }]
      : [],
  );
  const missing = (kind.once ?? [])
    .filter(({ field, needed }) => needed && mapping.given?.[field] === undefined && isLacking(mapping, field))
    .map(({ field }) => ({ field: `all-${field}`, code: 'imports:issue.once' }));
  return [...long, ...missing];
}
