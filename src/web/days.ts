import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import type { Issue } from './issues.js';

const DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const MONTH = /^(\d{1,2})[/.-](\d{4})$/;

/** A typed day (25/11/2026, 5.12.2026, 2026-11-25) as YYYY-MM-DD; null when the calendar from 1950 to 2099 has no such day. */
export function readDay(typed: unknown): string | null {
  if (typeof typed !== 'string') return null;
  const text = typed.trim();
  const local = DAY.exec(text);
  const day = local ? `${local[3]}-${local[2]!.padStart(2, '0')}-${local[1]!.padStart(2, '0')}` : text;
  return isDay(day) ? day : null;
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
  if (!/^(19[5-9]\d|20\d\d)-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** What to say of a field that holds no day: what was typed there, when anything was. */
export function dayIssue(field: string, typed: unknown): Issue {
  const text = typeof typed === 'string' ? typed.trim().slice(0, 40) : '';
  return text === '' ? { field, code: 'date' } : { field, code: 'dateTyped', params: { typed: text } };
}

/** A form's field that holds a day. */
export function Day(): PropertyDecorator {
  return field('isDay', readDay, isDay, { code: 'date', typedCode: 'dateTyped' });
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
