import type { Cell, Field } from '../layout/field.js';
import type { RowFault } from '../plan.js';
import { readNumber } from '../../web/numbers.js';
import { readGivenDay } from './day.js';
import { isNoResult, wordsOf } from './words.js';

export interface PlainRow {
  row: number;
  values: Record<string, string>;
  faults: (RowFault & { typed: string })[];
}

/** Pure: a row by its fields alone: texts tidied, days and months as they are stored, and what is needed and is not there. */
export function readPlain(
  row: number,
  cells: Readonly<Partial<Record<string, Cell>>>,
  fields: readonly Field[],
): PlainRow {
  const read: PlainRow = { row, values: {}, faults: [] };
  for (const { field, kind, needed } of fields) {
    if (!(field in cells) && !needed) continue;
    const typed = wordsOf(cells[field]);
    const value = typed === '' ? '' : valueOf(kind, cells[field]!);
    read.values[field] = value ?? typed;
    if (typed === '' && needed) read.faults.push({ code: 'empty', column: field, typed });
    if (isNoResult(cells[field])) read.faults.push({ code: 'formula', column: field, typed: typed.slice(0, 200) });
    else if (value === null) read.faults.push({ column: field, code: `no-${kind}`, typed });
  }
  return read;
}

/** Null: the cell holds no such thing. */
function valueOf(kind: Field['kind'], cell: Cell): string | null {
  const typed = wordsOf(cell);
  if (kind === 'day') return readGivenDay(cell).day ?? null;
  if (kind === 'month') return readGivenMonth(cell);
  if (kind === 'number')
    return typeof cell === 'number' || readNumber(typed.replace(/ ?%$/, '')).fault !== 'number' ? typed : null;
  return typed;
}

/** 2026-10, 10/2026, "tháng 10 năm 2026", or the first day that a spreadsheet keeps for a month, as YYYY-MM; null where it is none. */
export function readGivenMonth(cell: Cell): string | null {
  const text = wordsOf(cell).toLowerCase();
  const found = /^(?:tháng|thang|t)?\s*(\d{1,2})\s*(?:[-/.]|năm|nam|\s)+\s*(20\d\d)$/.exec(text);
  const iso = /^(20\d\d)[-/.](\d{1,2})$/.exec(text);
  const [year, month] = found ? [found[2]!, found[1]!] : iso ? [iso[1]!, iso[2]!] : ['', ''];
  if (year !== '') return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : null;
  const { day } = readGivenDay(cell);
  return day?.endsWith('-01') ? day.slice(0, 7) : null;
}
