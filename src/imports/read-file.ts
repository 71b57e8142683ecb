import { createHash } from 'node:crypto';
import type { Issue } from '../web/issues.js';
import { headerWords, knownFrom, type Remembered } from './columns/header-words.js';
import { withoutNever } from './columns/never.js';
import { proposeColumns, type ColumnNames, type Mapping } from './plan.js';
import { readTable } from './table-reader.js';
import type { Table, TableFault } from './table.js';
import type { RawWorksheet } from './reading/raw-file.js';

/** A file as it was read, with the columns that are proposed; `worksheets` is the JSON of RawWorksheet[]. */
export interface ReadFile {
  worksheets: string;
  mapping: Mapping;
  hash: string;
  sizes: { name: string; rows: number }[];
}

/** Or why it was not taken: places in a table, or issues in the noun's own words. */
export type FileRead = ReadFile | { faults: TableFault[] } | { issues: Issue[] };

/** For a thread: the one table of a CSV or XLSX file. */
export async function readFile(
  bytes: Uint8Array,
  fileName: string,
  names: ColumnNames,
  remembered: readonly Remembered[],
): Promise<FileRead> {
  const read = await readTable(bytes, fileName);
  if (!read.ok) return { faults: read.faults };
  const worksheet = worksheetOf(read.table);
  const columns = proposeColumns(read.table.headers, names);
  const known = knownFrom(remembered, '', worksheet.rows);
  const proposed = {
    name: '',
    include: true,
    header: read.table.header,
    columns,
    words: headerWords(read.table.headers),
  };
  return {
    ...fileOf(bytes, [worksheet]),
    mapping: { worksheets: [known?.mapping ?? proposed], ...(known ? { like: known.id } : {}) },
  };
}

export function fileOf(
  bytes: Uint8Array,
  read: readonly RawWorksheet[],
): Pick<ReadFile, 'worksheets' | 'hash' | 'sizes'> {
  const worksheets = withoutNever(read);
  return {
    worksheets: JSON.stringify(worksheets),
    hash: createHash('sha256').update(bytes).digest('hex'),
    sizes: worksheets.map(({ name, rows: { length } }) => ({ name, rows: length })),
  };
}

function worksheetOf({ headers, header, rows }: Table): RawWorksheet {
  const all: string[][] = [];
  all[header - 1] = headers;
  for (const { row, cells } of rows) all[row - 1] = headers.map((name) => cells[name] ?? '');
  return { name: '', rows: Array.from(all, (cells) => cells ?? []) };
}
