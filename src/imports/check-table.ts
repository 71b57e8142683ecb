import { TABLE_LIMITS, type ReadTable, type Table, type TableFault, type TableRow } from './table.js';

/** What a formula leaves that could not be reckoned. */
const ERROR = /^#(?:REF!|DIV\/0!|VALUE!|NAME\?|N\/A|NUM!|NULL!)$/;
const NUMBER = /^[+-]?[\d\s.,\u00a0\u202f]+%?$/;

/** The rules that hold for every table: bounds, texts that begin as a formula, headers. */
export function checkTable(rows: string[][]): ReadTable {
  const at = rows.findIndex((row) => row.some((cell) => cell !== ''));
  if (at < 0) return refused([{ code: 'empty' }]);
  if (rows.length - at - 1 > TABLE_LIMITS.rows)
    return refused([{ code: 'too-many-rows', row: at + TABLE_LIMITS.rows + 2 }]);
  const headers = withoutEmptyEnd(rows[at] ?? []).map((header) => header.toLowerCase());
  const faults = headerFaults(headers, at + 1);
  const body: TableRow[] = [];
  for (let i = at; i < rows.length && faults.length < TABLE_LIMITS.faults; i++) {
    const cells = withoutEmptyEnd(rows[i] ?? []);
    faults.push(...cellFaults(cells, headers, i + 1));
    if (i > at && cells.length) body.push({ row: i + 1, cells: byHeader(headers, cells) });
  }
  const table: Table = { headers, header: at + 1, rows: body };
  return faults.length ? refused(faults) : { ok: true, table };
}

function refused(faults: TableFault[]): ReadTable {
  const sorted = faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  return { ok: false, faults: sorted.slice(0, TABLE_LIMITS.faults) };
}

function withoutEmptyEnd(row: string[]): string[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== '') + 1);
}

function headerFaults(headers: string[], row: number): TableFault[] {
  if (headers.length > TABLE_LIMITS.columns)
    return [{ code: 'too-many-columns', row, column: TABLE_LIMITS.columns + 1 }];
  return headers.flatMap((header, i): TableFault[] =>
    header !== '' && headers.indexOf(header) < i ? [{ code: 'duplicate-header', row, column: i + 1 }] : [],
  );
}

function cellFaults(cells: string[], headers: string[], row: number): TableFault[] {
  if (cells.length > TABLE_LIMITS.columns) return [{ code: 'too-many-columns', row, column: TABLE_LIMITS.columns + 1 }];
  return cells.flatMap((cell, i): TableFault[] => {
    const column = i + 1;
    if (cell === '') return [];
    if (cell.length > TABLE_LIMITS.cell) return [{ code: 'cell-too-long', row, column }];
    if (isFormula(cell)) return [{ code: 'formula', row, column }];
    if (ERROR.test(cell)) return [{ code: 'error-cell', row, column }];
    return (headers[i] ?? '') === '' ? [{ code: 'cell-without-header', row, column }] : [];
  });
}

/** What a spreadsheet would reckon on opening the file. A signed number and a lone dash are harmless. */
function isFormula(cell: string): boolean {
  return /^[=@]/.test(cell) || (/^[+-]./.test(cell) && !NUMBER.test(cell));
}

function byHeader(headers: string[], cells: string[]): Record<string, string> {
  const named = headers.flatMap((header, i): [string, string][] => (header === '' ? [] : [[header, cells[i] ?? '']]));
  return Object.fromEntries(named);
}
