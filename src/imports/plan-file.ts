import { isDeepStrictEqual } from 'node:util';
import { fromJsonBytes, jsonBytes, type JsonBytes } from './json-bytes.js';
import type { InThread } from './import-kind.js';
import { summaryOf, type Mapping, type PlannedRow, type PlanSummary } from './plan.js';
import type { RawCell } from './reading/raw-file.js';
import type { KeptWorksheet } from './columns/kept.js';
import type { Field } from './layout/field.js';
import type { TableRow } from './table.js';
import { textOf, textsOf, type TextWorksheet } from './text-worksheet.js';

/** A plan as it is stored; `rows` is the JSON of PlannedRow[]. */
export interface PlannedFile {
  rows: JsonBytes;
  total: number;
  summary: PlanSummary;
}

/** Rows that come out otherwise than they did; the first of them, and how many. */
export interface Moved {
  count: number;
  rows: { before: PlannedRow; now: PlannedRow }[];
}

/** What a plan gets that looks at more than the records. */
export interface ReadWorksheets {
  worksheets: TextWorksheet[];
  mapping: Mapping;
}

type Made = PlannedRow[] | { rows: PlannedRow[]; summary: PlanSummary };

const SHOWN = 20;
/** Letters of a cell that are said again. */
const TYPED = 60;

/** For a thread: what a file would do by these facts. */
export async function planFile(
  plan: InThread,
  worksheets: JsonBytes,
  mapping: Mapping,
  fields: readonly Field[],
  facts: string,
): Promise<PlannedFile> {
  const made = await planned(plan, worksheets, mapping, fields, facts);
  const { rows, summary } = Array.isArray(made) ? { rows: made, summary: summaryOf(made) } : made;
  return { rows: jsonBytes(rows), total: rows.length, summary };
}

/** For a thread: what the same file would do otherwise by other facts. */
export async function compareFile(
  plan: InThread,
  worksheets: JsonBytes,
  mapping: Mapping,
  fields: readonly Field[],
  facts: string,
  before: JsonBytes,
): Promise<Moved> {
  const now = fromJsonBytes<PlannedRow[]>((await planFile(plan, worksheets, mapping, fields, facts)).rows);
  const then = fromJsonBytes<PlannedRow[]>(before);
  const moved = now.flatMap((row, place) =>
    then[place] && !isDeepStrictEqual(then[place], row) ? [{ before: then[place], now: row }] : [],
  );
  return { count: moved.length, rows: moved.slice(0, SHOWN) };
}

async function planned(
  { module, name }: InThread,
  worksheets: JsonBytes,
  mapping: Mapping,
  fields: readonly Field[],
  facts: string,
): Promise<Made> {
  const functions = (await import(new URL(`../${module}`, import.meta.url).href)) as Record<
    string,
    (rows: TableRow[], facts: unknown, file: ReadWorksheets) => Made
  >;
  const kept = fromJsonBytes<KeptWorksheet[]>(worksheets);
  const records = recordsOf({ worksheets: kept, mapping }, fields);
  const made = functions[name]!(records, JSON.parse(facts), new WholeFile(kept, mapping));
  if (!Array.isArray(made)) return { ...made, rows: placed(made.rows, records) };
  return [...placed(made, records), ...leftOf({ worksheets: kept })];
}

/** Its worksheets are texts only for a plan that looks at them: for a long list of people they would be one more copy of it. */
class WholeFile implements ReadWorksheets {
  constructor(
    private readonly kept: readonly KeptWorksheet[],
    readonly mapping: Mapping,
  ) {}

  get worksheets(): TextWorksheet[] {
    return this.kept.map(textsOf);
  }
}

/** A plan has a row for each record; where it says of each row of the file, they are told apart by their own places. */
function placed(rows: readonly PlannedRow[], records: readonly TableRow[]): PlannedRow[] {
  return rows.map((row, at) => {
    const record = records[at];
    if (record?.row !== row.row) return row;
    const { worksheet = 0, cells } = record;
    const wrong = row.faults.flatMap(({ column }): [string, string][] =>
      (cells[column] ?? '') === '' ? [] : [[column, cells[column]!.slice(0, TYPED)]],
    );
    return {
      ...row,
      ...(worksheet > 0 ? { worksheet } : {}),
      ...(wrong.length > 0 ? { typed: Object.fromEntries(wrong) } : {}),
    };
  });
}

/** The records of each worksheet, their cells by field; what was said once stands in those that have no such column. */
export function recordsOf(
  { worksheets, mapping }: { worksheets: readonly KeptWorksheet[]; mapping: Mapping },
  fields: readonly Field[] = [],
): TableRow[] {
  const kinds = new Map(fields.map((field) => [field.field, field]));
  return mapping.worksheets.flatMap(({ include, header, columns }, worksheet) => {
    const chosen = Object.entries(columns) as [string, number][];
    const { rows, laid } = (include && worksheets[worksheet]) || { rows: [] };
    return rows.flatMap((cells, place): TableRow[] => {
      const { why, section } = laid?.[place] ?? {};
      if (place < header || why !== undefined || cells.every((cell) => cell === '')) return [];
      const read = chosen.map(([field, at]) => [field, cellText(cells[at] ?? '', kinds.get(field))]);
      return [
        {
          row: place + 1,
          ...(worksheet > 0 ? { worksheet } : {}),
          ...(section === undefined ? {} : { section }),
          cells: { ...mapping.given, ...(Object.fromEntries(read) as Record<string, string>) },
        },
      ];
    });
  });
}

/** An indent says something of a list of units, and of nothing else. */
function cellText(cell: RawCell, field: Field | undefined): string {
  const text = textOf(cell);
  return field?.alone && typeof cell === 'string' ? cell.trimEnd() : text;
}

/** Rows that are no record, each with what it is. Headers and empty rows are not told of. */
function leftOf({ worksheets }: { worksheets: readonly KeptWorksheet[] }): PlannedRow[] {
  return worksheets.flatMap(({ laid = [] }, worksheet) =>
    laid.flatMap(({ why, text = '' }, place): PlannedRow[] =>
      why === undefined || text === '' || why === 'header'
        ? []
        : [
            {
              row: place + 1,
              ...(worksheet > 0 ? { worksheet } : {}),
              ...{ code: '', name: text, action: 'left', why, changes: [], faults: [] },
            },
          ],
    ),
  );
}
