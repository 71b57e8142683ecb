import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { typedDay } from './format.js';
import type { Issue } from './issues.js';

const DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const MONTH = /^(\d{1,2})[/.-](\d{4})$/;

/** Days before it are asked about where somebody can answer, and refused elsewhere. */
export const LONG_AGO = '1950-01-01';

/** A typed day (25/11/2026, 5.12.2026, 2026-11-25) as YYYY-MM-DD; null when the calendar from 1950 to 2099 has no such day. */
export function readDay(typed: unknown): string | null {
  const day = readAnyDay(typed);
  return day !== null && day >= LONG_AGO ? day : null;
}

/** The same from 1900 on, for who asks about a day that is far (far-day.ts). */
export function readAnyDay(typed: unknown): string | null {
  if (typeof typed !== 'string') return null;
  const text = typed.trim();
  const local = DAY.exec(text);
  const day = local ? `${local[3]}-${local[2]!.padStart(2, '0')}-${local[1]!.padStart(2, '0')}` : text;
  return isAnyDay(day) ? day : null;
}

/** A typed month (11/2026, 2026-11) as YYYY-MM; null when there is none such. */
export function readMonth(typed: unknown): string | null {
  if (typeof typed !== 'string') return null;
  const text = typed.trim();
  const local = MONTH.exec(text);
  const month = local ? `${local[2]}-${local[1]!.padStart(2, '0')}` : text;
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? month : null;
}

export function isDay(text: string): boolean {
  return isAnyDay(text) && text >= LONG_AGO;
}

export function isAnyDay(text: string): boolean {
  if (!/^(19|20)\d\d-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** What to say of a field that holds no day: what was typed there, when anything was; of a day before 1950 that it is one. */
export function dayIssue(field: string, typed: unknown): Issue {
  const text = typeof typed === 'string' ? typed.trim().slice(0, 40) : '';
  if (text === '') return { field, code: 'date' };
  const early = readAnyDay(text) !== null && readDay(text) === null;
  return {
    field,
    code: early ? 'dateEarly' : 'dateTyped',
    params: { typed: early ? typedDay(readAnyDay(text)!) : text },
  };
}

const FIELDS = new Map<object, string[]>();

/** A form's field that holds a day. One that is far is asked about by `readForm`, where it is told what day it is. */
export function Day(): PropertyDecorator {
  const holds = field('isDay', readAnyDay, isAnyDay, { code: 'date', typedCode: 'dateTyped' });
  return (target, key) => {
    FIELDS.set(target, [...(FIELDS.get(target) ?? []), String(key)]);
    holds(target, key);
  };
}

/** The fields of a form that hold days, those it has from others among them. */
export function dayFieldsOf(form: new () => object): string[] {
  const found: string[] = [];
  for (let at = form.prototype as object | null; at; at = Object.getPrototypeOf(at) as object | null)
    found.push(...(FIELDS.get(at) ?? []));
  return found;
}

/** A form's field that holds a month; `code` is what is said when it holds none. */
export function Month(code: string): PropertyDecorator {
  return field('isMonth', readMonth, (text) => readMonth(text) === text, { code });
}

function field(
  name: string,
  read: (typed: unknown) => string | null,
  holds: (text: string) => boolean,
  context: object,
): PropertyDecorator {
  return (target, key) => {
    Transform(({ value }) => read(value) ?? (value as unknown))(target, key);
    ValidateBy(
      { name, validator: { validate: (value) => typeof value === 'string' && holds(value) } },
      { context, message: name },
    )(target, key as string);
  };
}
