import { shownNumber } from '../cell-look.js';
import { damaged } from '../damaged.js';
import type { Grid } from '../grid.js';
import type { RawCell } from '../raw-file.js';
import type { FontHint } from '../vietnamese/old-text.js';
import { RECORD, recordsFrom, type BiffRecord } from './records.js';
import type { XlsWorkbook } from './workbook.js';

const ERRORS: Record<number, string> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

/** Reads the cells of one worksheet of an .xls workbook into a grid. */
export class XlsWorksheet {
  /** The cell of a formula whose text is in a record to come. */
  private waiting?: DataView;

  constructor(
    private readonly workbook: XlsWorkbook,
    private readonly grid: Grid,
  ) {}

  read(stream: Uint8Array, place: number): void {
    let depth = 0;
    for (const record of recordsFrom(stream, place)) {
      if (depth === 0 && record.id !== RECORD.begin) throw damaged();
      // A chart within the worksheet begins and ends as the worksheet does.
      if (record.id === RECORD.begin) depth++;
      else if (record.id === RECORD.end) depth--;
      else if (depth === 1) this.take(record);
      if (depth === 0) return;
    }
    throw damaged();
  }

  private take(record: BiffRecord): void {
    const { id, data } = record;
    if (id === RECORD.stringCell) {
      const shared = this.workbook.strings[data.getUint32(6, true)];
      if (shared) this.put(data, shared.text, shared.hint);
    } else if (id === RECORD.label || id === RECORD.richLabel)
      this.put(data, this.workbook.text(record, 6, this.look(data)?.hint));
    else if (id === RECORD.number) this.put(data, this.numeric(data.getFloat64(6, true), data.getUint16(4, true)));
    else if (id === RECORD.shortNumber) this.put(data, this.numeric(shortNumber(data, 6), data.getUint16(4, true)));
    else if (id === RECORD.numbers) this.takeNumbers(data);
    else if (id === RECORD.booleanOrError) this.put(data, flagOrError(data.getUint8(6), data.getUint8(7) === 1));
    else if (id === RECORD.formula) this.takeFormula(data);
    else if (id === RECORD.formulaText) this.takeFormulaText(record);
    else if (id === RECORD.merged) this.takeMerged(data);
  }

  private put(place: DataView, value: RawCell, hint?: FontHint): void {
    const look = this.look(place);
    this.grid.put(place.getUint16(0, true), place.getUint16(2, true), value, hint ?? look?.hint, look?.indent);
  }

  private look(place: DataView) {
    return this.workbook.looks[place.getUint16(4, true)];
  }

  private numeric(value: number, look: number): RawCell {
    return shownNumber(value, this.workbook.looks[look]?.number, this.workbook.from1904);
  }

  private takeNumbers(data: DataView): void {
    const row = data.getUint16(0, true);
    const first = data.getUint16(2, true);
    const count = Math.floor((data.byteLength - 6) / 6);
    for (let at = 0; at < count; at++)
      this.grid.put(row, first + at, this.numeric(shortNumber(data, 6 + at * 6), data.getUint16(4 + at * 6, true)));
  }

  /** The last result: a number, or where the last two bytes are full a text to come, a flag or an error. */
  private takeFormula(data: DataView): void {
    this.waiting = undefined;
    if (data.getUint16(12, true) !== 0xffff)
      this.put(data, this.numeric(data.getFloat64(6, true), data.getUint16(4, true)));
    else if (data.getUint8(6) === 0) this.waiting = data;
    else if (data.getUint8(6) <= 2) this.put(data, flagOrError(data.getUint8(8), data.getUint8(6) === 2));
  }

  private takeFormulaText(record: BiffRecord): void {
    if (this.waiting) this.put(this.waiting, this.workbook.text(record, 0, this.look(this.waiting)?.hint));
    this.waiting = undefined;
  }

  private takeMerged(data: DataView): void {
    const count = Math.min(data.getUint16(0, true), Math.floor((data.byteLength - 2) / 8));
    for (let at = 2; at < 2 + count * 8; at += 8)
      this.grid.merge(data.getUint16(at, true), data.getUint16(at + 2, true), data.getUint16(at + 4, true));
  }
}

function flagOrError(value: number, error: boolean): string {
  if (error) return ERRORS[value] ?? '#N/A';
  return value === 0 ? 'FALSE' : 'TRUE';
}

/** A number in four bytes: a whole number or the upper half of a long one, and perhaps a hundred times what is meant. */
function shortNumber(data: DataView, at: number): number {
  const bits = data.getUint32(at, true);
  const whole = new DataView(new ArrayBuffer(8));
  whole.setUint32(4, bits & 0xfffffffc, true);
  const value = bits & 2 ? data.getInt32(at, true) >> 2 : whole.getFloat64(0, true);
  return bits & 1 ? value / 100 : value;
}
