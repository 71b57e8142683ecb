import { Transform } from 'class-transformer';
import { IsInt, Matches, Max, Min } from 'class-validator';
import { readId } from './id.pipe.js';
import { COUNT, numberIn, type NumberField } from './numbers.js';

export const MOST_ID = 999_999_999;

interface Wording {
  code: string;
  [param: string]: unknown;
}

/** A form's field that holds the id of a record. What no table could hold is no id. */
export function Id(context: Wording): PropertyDecorator {
  return (target, key) => {
    Transform(({ value }: { value: unknown }) => (value === undefined ? value : (readId(value) ?? Number.NaN)))(
      target,
      key,
    );
    IsInt({ context })(target, key as string);
    Max(MOST_ID, { context })(target, key as string);
  };
}

/** A form's field that counts whole things from `least` to `most`. */
export function Whole(least: number, most: number, context: Wording, units: readonly string[] = []): PropertyDecorator {
  const field = { ...COUNT, units };
  return (target, key) => {
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? wholeOf(value, field) : value))(
      target,
      key,
    );
    IsInt({ context })(target, key as string);
    Min(least, { context })(target, key as string);
    Max(most, { context })(target, key as string);
  };
}

/** A form's field that holds a decimal number of the given form; the value stays text. */
export function Decimal(form: RegExp, context: Wording, number: NumberField = {}): PropertyDecorator {
  return (target, key) => {
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (numberIn(value, number) ?? `?${value}`) : value,
    )(target, key);
    Matches(form, { context: { ...context, number } })(target, key as string);
  };
}

function wholeOf(typed: string, field: NumberField): number {
  const text = numberIn(typed, field)?.replace(/\.0+$/, '') ?? '';
  return /^-?\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
}
