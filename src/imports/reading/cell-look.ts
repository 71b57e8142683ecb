import { isDateFormat } from 'hucre';
import { dayOfSerial, written } from './numbers.js';
import type { RawCell } from './raw-file.js';
import type { FontHint } from './vietnamese/old-text.js';

/** What of a cell's looks says something: how a number is shown, levels of indent, a font of an old Vietnamese code. */
export interface CellLook {
  number: NumberLook;
  indent: number;
  hint?: FontHint;
}

/** A number shown as a day or a time, or with noughts before it as codes are. */
export interface NumberLook {
  date: boolean;
  digits: number;
}

/** What a number format says, by its code or by its built-in number. */
export function numberLook(format: string): NumberLook {
  return { date: isDateFormat(format), digits: /^0{2,20}$/.test(format) ? format.length : 0 };
}

/** A number of a cell as somebody sees it, where that is another thing than the number: a day, or a code with its noughts. */
export function shownNumber(value: number, look: NumberLook | undefined, from1904: boolean): RawCell {
  if (!Number.isFinite(value)) return '';
  if (look?.date) return dayOfSerial(value, from1904);
  const plain = written(value);
  return look && look.digits > 1 && Number.isInteger(value) && value >= 0
    ? String(plain).padStart(look.digits, '0')
    : plain;
}
