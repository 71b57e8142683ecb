import { Transform } from 'class-transformer';
import { Matches } from 'class-validator';

const ISO = /^(19[5-9]\d|20\d\d)-\d{2}-\d{2}$/;

/** A typed day (2026-11-25, 25/11/2026, 25.11.2026) as YYYY-MM-DD; what is no day of the calendar, marked with '?'. */
export function toDay(typed: unknown): unknown {
  if (typeof typed !== 'string') return typed;
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed);
  const day = local ? `${local[3]}-${local[2]!.padStart(2, '0')}-${local[1]!.padStart(2, '0')}` : typed;
  return isDay(day) ? day : `?${typed}`;
}

/** A form's field that holds a day between 1950 and 2099. */
export function Day(): PropertyDecorator {
  return (target, key) => {
    Transform(({ value }) => toDay(value))(target, key);
    Matches(ISO, { context: { code: 'date' } })(target, key as string);
  };
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day;
}
