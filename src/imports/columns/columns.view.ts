import { formatDate } from '../../web/format.js';
import type { Lang, Translate } from '../../web/labels.js';
import { fieldNumber } from '../../web/numbers.js';
import type { ImportKind } from '../import-kind.js';
import type { FoundImport } from '../import.queries.js';
import { isLacking, type Mapping, type WorksheetMapping } from '../plan.js';
import { readGivenDay } from '../understanding/day.js';
import type { WorksheetTop } from './columns.queries.js';
import type { Cell, Field } from '../layout/field.js';
import { columnsLeftOut, headersOf } from '../layout/mapping.js';
import { isNever } from '../layout/never.js';
import { laidRows } from '../layout/rows.js';

const SAMPLES = 3;
const SHOWN_ROWS = 8;
const CELL = 60;

/** The page where a person says what each column is, beside what the file has in it. */
export function columnsView(
  { found, kind, address, home }: { found: FoundImport; kind: ImportKind; address: string; home: string },
  tops: readonly WorksheetTop[],
  mapping: Mapping,
  { lang, t }: { lang: Lang; t: Translate },
) {
  return {
    id: found.id,
    fileName: found.fileName,
    rootName: found.rootName,
    month: found.month,
    span: found.span,
    into: found.into,
    labels: kind.labels,
    here: `${address}/${found.id}`,
    address,
    home,
    many: tops.length > 1,
    whole: kind.whole === true,
    numbers: (kind.beside?.numbers ?? []).map(({ name, label, hint }) => ({
      id: name,
      label: t(label),
      hint: t(hint),
      value: fieldNumber(String((mapping as unknown as Record<string, unknown>)[name] ?? ''), lang),
    })),
    converted: mapping.converted?.texts ?? null,
    worksheets: tops.map((top, at) => worksheetView(top, mapping.worksheets[at]!, at, kind, t)),
    once: (kind.once ?? [])
      .filter(({ field }) => isLacking(mapping, field))
      .map(({ field, choices, most, hint, needed }) => ({
        optional: needed !== true,
        most: most ?? 0,
        hint: hint ? t(hint) : '',
        id: `all-${field}`,
        label: t('imports:ask.once', { column: t(`${kind.words.column}${field}`) }),
        value: mapping.given?.[field] ?? '',
        choices: choices?.map(({ value, label }) => ({ value, text: t(label) })) ?? null,
      })),
  };
}

function worksheetView(top: WorksheetTop, mapping: WorksheetMapping, at: number, kind: ImportKind, t: Translate) {
  const header = mapping.header < 1 ? [] : headersOf(top, mapping);
  const width = Math.max(0, ...top.rows.map((row) => row.length));
  const records = laidRows(top, { words: '', ...mapping }, kind.fields).flatMap(({ kind: is, row }) =>
    is === 'record' ? [top.rows[row - 1]!] : [],
  );
  const used = new Map(Object.entries(mapping.columns).map(([field, column]) => [column, field]));
  const names = Array.from({ length: width }, (_, column) => columnText(header[column] ?? '', column));
  const never = names.map((_, column) => isNever(header[column] ?? ''));
  const offered = names.flatMap((text, column) => (never[column] ? [] : [{ value: String(column), text }]));
  return {
    at,
    worksheetName: top.name,
    rowCount: top.count,
    include: mapping.include,
    ticks: (kind.beside?.ticks ?? []).map(({ name, label }) => ({
      id: `s${at}-${name}`,
      label: t(label),
      ticked: (mapping as unknown as Record<string, unknown>)[name] === true,
    })),
    header: String(Math.max(0, mapping.header)),
    fields: kind.fields.map(({ field, needed, kind: type }) => {
      const column = mapping.columns[field];
      return {
        id: `s${at}-${field}`,
        label: needed
          ? t('imports:ask.neededColumn', { column: t(`${kind.words.column}${field}`) })
          : t(`${kind.words.column}${field}`),
        columns: offered,
        value: column === undefined ? '' : String(column),
        hint: sampleHint(column === undefined ? '' : sampleOf(records, column, type), t),
      };
    }),
    left: columnsLeftOut(top, { words: '', ...mapping }).map(({ column, never: no }) => ({
      text: names[column]!,
      never: no,
    })),
    letters: names.map((_, column) => ({ letter: letterOf(column), used: used.has(column) })),
    firstRows: top.rows.slice(0, Math.max(SHOWN_ROWS, mapping.header + SHOWN_ROWS / 2)).map((row, place) => ({
      number: place + 1,
      isHeader: place + 1 === mapping.header,
      cells: names.map((_, column) => shortened(String(row[column] ?? ''), CELL)),
    })),
  };
}

function sampleHint(text: string, t: Translate): string {
  return text === '' ? '' : t('imports:ask.sample', { text });
}

function sampleOf(rows: readonly (readonly Cell[])[], column: number, type: Field['kind']): string {
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => String(cell).trim() !== '');
  return cells
    .slice(0, SAMPLES)
    .map((cell) => shortened(type === 'day' ? dayText(cell) : String(cell).trim(), CELL))
    .join(' · ');
}

/** As it is read, whatever a spreadsheet keeps for it. */
function dayText(cell: Cell): string {
  const { day } = readGivenDay(cell);
  return day === undefined ? String(cell).trim() : formatDate(day, 'vi');
}

/** As a spreadsheet names it: A to Z, then AA. */
function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last;
}

function columnText(header: string, column: number): string {
  const text = shortened(header.replace(/\s+/g, ' ').trim(), CELL);
  return text === '' ? letterOf(column) : `${letterOf(column)} · ${text}`;
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
