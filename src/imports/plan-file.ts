import { isDeepStrictEqual } from 'node:util';
import type { InThread } from './import-kind.js';
import { summaryOf, type Mapping, type PlannedRow, type PlanSummary } from './plan.js';
import type { RawWorksheet } from './reading/raw-file.js';
import type { TableRow } from './table.js';
import { textsOf, type TextWorksheet } from './text-worksheet.js';

/** A plan as it is stored; `rows` is the JSON of PlannedRow[]. */
export interface PlannedFile {
  rows: string;
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

/** For a thread: what a file would do by these facts. */
export async function planFile(
  plan: InThread,
  worksheets: string,
  mapping: Mapping,
  facts: string,
): Promise<PlannedFile> {
  const made = await planned(plan, worksheets, mapping, facts);
  const { rows, summary } = Array.isArray(made) ? { rows: made, summary: summaryOf(made) } : made;
  return { rows: JSON.stringify(rows), total: rows.length, summary };
}

/** For a thread: what the same file would do otherwise by other facts. */
export async function compareFile(
  plan: InThread,
  worksheets: string,
  mapping: Mapping,
  facts: string,
  before: string,
): Promise<Moved> {
  const now = JSON.parse((await planFile(plan, worksheets, mapping, facts)).rows) as PlannedRow[];
  const then = JSON.parse(before) as PlannedRow[];
  const moved = now.flatMap((row, place) =>
    then[place] && !isDeepStrictEqual(then[place], row) ? [{ before: then[place], now: row }] : [],
  );
  return { count: moved.length, rows: moved.slice(0, SHOWN) };
}

async function planned({ module, name }: InThread, worksheets: string, mapping: Mapping, facts: string): Promise<Made> {
  const functions = (await import(new URL(`../${module}`, import.meta.url).href)) as Record<
    string,
    (rows: TableRow[], facts: unknown, file: ReadWorksheets) => Made
  >;
  const file: ReadWorksheets = { worksheets: (JSON.parse(worksheets) as RawWorksheet[]).map(textsOf), mapping };
  return functions[name]!(recordsOf(file), JSON.parse(facts), file);
}

/** The rows under each header that are not empty, their cells by field. */
export function recordsOf({ worksheets, mapping }: ReadWorksheets): TableRow[] {
  const given = mapping.given ?? {};
  return mapping.worksheets.flatMap(({ include, header, columns }, worksheet) => {
    const fields = Object.entries(columns) as [string, number][];
    const rows = include ? (worksheets[worksheet]?.rows ?? []) : [];
    return rows.flatMap((cells, place): TableRow[] =>
      place < header || cells.every((cell) => cell === '')
        ? []
        : [
            {
              row: place + 1,
              cells: { ...given, ...Object.fromEntries(fields.map(([field, at]) => [field, cells[at] ?? ''])) },
            },
          ],
    );
  });
}
