import type { Criterion } from '../../criteria/criterion.js';
import { toDec, toUnits, type Dec } from '../../scoring/decimal.js';
import { COUNT, readNumber } from '../../web/numbers.js';
import { valueField } from '../draft/value-field.js';
import { valueFault } from '../stated.js';

/** One person's figure as a source gives it, in texts. */
export interface FigureCells {
  value: string;
  part: string;
  whole: string;
  /** What a person said of a file's shares: 'percent' (97) or 'part' (0.97); else nothing was said. */
  scale?: string;
}

export interface ReadPersonFigure {
  value: Dec;
  part: Dec | null;
  whole: Dec | null;
}

type FigureCellFault = 'none' | 'number' | 'whole' | 'fraction' | 'unlike' | 'nothing' | 'bounds';
type Column = 'value' | 'part' | 'whole';
type Read = ReadPersonFigure | { column: Column; fault: FigureCellFault; value: string };

/** What a record can hold. */
const PLACES = 4;
/** A share as it is written and the share of its two numbers differ by rounding alone, in points. */
const ROUNDING = 0.06;

/**
 * Pure. The figure that a criterion takes: as it stands, to four decimals, or the share of the two numbers where only those are
 * given. `fraction`: 0.97 under a percentage may be 97 %, and a person has to say (`scale`).
 */
export function readCells(criterion: Criterion, cells: FigureCells): Read {
  const share = criterion.unitLabel === '%';
  const [part, whole] = [countIn(cells.part), countIn(cells.whole)];
  if (part === undefined || (part !== null && whole === null)) return fault('part', 'whole', cells);
  if (whole === undefined || (whole !== null && part === null)) return fault('whole', 'whole', cells);
  if (part !== null && Number(part) > Number(whole)) return fault('part', 'whole', cells);
  if (share && whole === '0') return fault('whole', 'nothing', cells);
  const of = share && whole !== null ? (100 * Number(part)) / Number(whole) : null;
  if (cells.value === '' && of === null) return fault('value', 'none', cells);
  const typed = cells.value === '' ? rounded(of!) : valueIn(criterion, cells.value);
  if (typed === null) return fault('value', 'number', cells);
  const value = share && cells.scale === 'part' && isBare(cells.value) ? rounded(100 * Number(typed)) : typed;
  if (of !== null && Math.abs(Number(value) - of) > ROUNDING) return fault('value', 'unlike', cells);
  if (share && of === null && !cells.scale && isBare(cells.value) && isFraction(value))
    return fault('value', 'fraction', cells);
  if (valueFault(criterion, value, 0) !== null) return fault('value', 'bounds', cells);
  return { value, part, whole };
}

function fault(column: Column, code: FigureCellFault, cells: FigureCells): Read {
  return { column, fault: code, value: cells[column] };
}

/** A number in one reading; where it could be read in two ways, the one that the criterion takes, if it is only one. */
function valueIn(criterion: Criterion, typed: string): Dec | null {
  const read = readNumber(typed, valueField(criterion));
  if (read.fault === 'number') return null;
  if (read.fault === undefined) return shortened(read.value);
  const fits = [read.thousands, read.decimal].filter((value) => valueFault(criterion, value, 0) === null);
  return fits.length === 1 ? shortened(fits[0]!) : null;
}

/** A spreadsheet reckons on: 96.07843137254902. */
function shortened(value: Dec): Dec {
  return (value.split('.')[1] ?? '').length > PLACES ? rounded(Number(value)) : toDec(toUnits(value));
}

function rounded(value: number): Dec {
  return toDec(toUnits(value.toFixed(PLACES)));
}

/** A number with no word of what it is. */
function isBare(typed: string): boolean {
  return typed !== '' && !typed.includes('%');
}

function isFraction(value: Dec): boolean {
  return Number(value) > 0 && Number(value) <= 1;
}

/** A count of whole things, null where nothing stands; undefined: no such number. */
function countIn(typed: string): Dec | null | undefined {
  if (typed === '') return null;
  const read = readNumber(typed, { ...COUNT, units: ['hồ sơ', 'lần', 'đơn', 'vụ'] });
  return read.fault === undefined && /^\d{1,7}$/.test(read.value) ? read.value : undefined;
}
