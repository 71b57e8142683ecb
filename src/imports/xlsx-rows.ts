import { HucreError, readXlsx, type Cell, type CellValue } from 'hucre';
import { TABLE_LIMITS, UnreadableFile, type RawTable, type TableFault } from './table.js';
import { unpackedSize } from './zip-size.js';

/** The first worksheet. A formula is refused even where its last result stands beside it. */
export async function xlsxRows(bytes: Uint8Array): Promise<RawTable> {
  holdToSize(bytes, TABLE_LIMITS.bytes);
  const worksheet = await firstWorksheet(bytes);
  return { rows: worksheet.rows.map((row) => row.map(cellText)), faults: cellFaults(worksheet.cells) };
}

/** Refuses a file that is no zip or says that it unpacks to more than `most` bytes. */
export function holdToSize(bytes: Uint8Array, most: number): void {
  const size = unpackedSize(bytes);
  if (size === null) throw new UnreadableFile({ code: 'damaged' });
  if (size > most) throw new UnreadableFile({ code: 'too-big' });
}

async function firstWorksheet(bytes: Uint8Array): Promise<{ rows: CellValue[][]; cells?: Map<string, Cell> }> {
  try {
    const worksheet = (await readXlsx(bytes, { sheets: [0], maxRows: TABLE_LIMITS.rows + 2 })).sheets[0];
    return worksheet ?? { rows: [] };
  } catch (error) {
    if (error instanceof HucreError || error instanceof RangeError) throw new UnreadableFile({ code: 'damaged' });
    throw error;
  }
}

export function cellText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  return typeof value === 'number' ? numberText(value) : String(value);
}

/** The digits that the spreadsheet shows, never an exponent: 1e-7 is 0.0000001. */
function numberText(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** A number that no calendar has a day for stands as a spreadsheet shows it. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '#####';
  const [day = '', time = ''] = date.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`;
}

function cellFaults(cells: Map<string, Cell> | undefined): TableFault[] {
  const faults: TableFault[] = [];
  for (const [place, cell] of cells ?? []) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    if (cell.type === 'formula' || cell.formula !== undefined)
      faults.push({ code: 'formula', row: row + 1, column: column + 1 });
    else if (cell.type === 'error') faults.push({ code: 'error-cell', row: row + 1, column: column + 1 });
  }
  return faults;
}
