import { dayOfIso, written } from '../numbers.js';
import type { RawCell } from '../raw-file.js';
import { copyOf } from '../strings.js';
import { attribute } from '../xml.js';

/** An error that only LibreOffice has a number for. */
const NUMBERED_ERROR = /^Err:\d{3}$/;

/** What a cell holds by its tag, which says what kind of value it is, and by the text that is shown for it. */
export function valueOf(tag: string, text: string): RawCell {
  const read = BY_TYPE.get(attribute(tag, 'value-type') ?? '');
  if (read) return read(tag, text);
  if (NUMBERED_ERROR.test(text) && tag.includes('"error"')) return '#VALUE!';
  return copyOf(text || (attribute(tag, 'string-value') ?? ''));
}

const figure = (tag: string, text: string) => number(Number(attribute(tag, 'value') ?? NaN), text);
const BY_TYPE = new Map<string, (tag: string, text: string) => RawCell>([
  ['float', figure],
  ['percentage', figure],
  ['currency', figure],
  ['date', (tag, text) => dayOfIso(attribute(tag, 'date-value') ?? text)],
  ['time', (tag, text) => clockOf(attribute(tag, 'time-value') ?? '') ?? text],
  ['boolean', (tag) => (attribute(tag, 'boolean-value') === 'true' ? 'TRUE' : 'FALSE')],
]);

/** Noughts that are shown before a number make a code of it. */
function number(value: number, text: string): RawCell {
  return /^0\d+$/.test(text) && Number(text) === value ? copyOf(text) : written(value);
}

/** `PT08H30M00S` as 08:30. */
function clockOf(duration: string): string | undefined {
  const [, hours, minutes] = /^PT(\d+)H(\d+)M[\d.,]+S$/.exec(duration) ?? [];
  return hours === undefined ? undefined : `${hours.padStart(2, '0')}:${minutes!.padStart(2, '0')}`;
}
