import { toUnits, type Dec } from '../scoring/decimal.js';
import type { Issue } from './issues.js';
import type { Lang } from './labels.js';

/** How a field takes a number: the words that may follow it, and what `1.250` says there; nothing said: the form asks. */
export interface NumberField {
  units?: readonly string[];
  three?: 'thousands' | 'decimal';
  /** What the field keeps: so many decimals, and this much, at most, in steps where it goes by steps. A reading beyond it is never offered. */
  takes?: { places: number; most: number; step?: Dec };
}

/** A field that counts whole things. */
export const COUNT: NumberField = { three: 'thousands' };

export type NumberRead =
  | { value: Dec; fault?: undefined }
  | { value?: undefined; fault: 'number' }
  | { value?: undefined; fault: 'ambiguous'; thousands: Dec; decimal: Dec };

const WRONG: NumberRead = { fault: 'number' };
const LONGEST = 64;

/**
 * The one reader of numbers, from text to decimal text, never through a float. A comma or a point is the decimal mark, spaces
 * part thousands; where both marks stand, the first parts thousands. A mark before exactly three digits could be either.
 */
export function readNumber(typed: string, field: NumberField = {}): NumberRead {
  if (typed.length > LONGEST) return WRONG;
  const [, sign = '', size = ''] = /^([-−]?)(.*)$/.exec(withoutUnit(typed.trim(), field.units ?? [])) ?? [];
  const signed = (whole: string, part = ''): Dec => plain((sign ? '-' : '') + whole + (part ? `.${part}` : ''));
  const spaced = /^\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?=$|[.,])/.exec(size)?.[0];
  if (spaced) return spacedNumber(size, spaced, signed);
  const mixed = /^(\d{1,3}(?:\.\d{3})+),(\d+)$/.exec(size) ?? /^(\d{1,3}(?:,\d{3})+)\.(\d+)$/.exec(size);
  if (mixed) return { value: signed(mixed[1]!.replace(/[.,]/g, ''), mixed[2]) };
  if (/^[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+)$/.test(size)) return eitherWay(size, field, signed);
  const parts = /^(\d+)(?:[.,](\d+))?$/.exec(size);
  return parts ? { value: signed(parts[1]!, parts[2]) } : WRONG;
}

/** The number a field takes, or null: not one, or one that has to be asked about. */
export function numberIn(typed: string, field?: NumberField): Dec | null {
  return readNumber(typed, field).value ?? null;
}

/** Why a typed number is not taken: its two readings where it has two, those of them that would be taken; else the room's own words. */
export function numberIssue(otherwise: Issue, typed: string, field?: NumberField): Issue {
  const read = readNumber(typed, field);
  if (read.fault !== 'ambiguous') return otherwise;
  const { takes } = field ?? {};
  const fits = (value: Dec) =>
    !takes ||
    (Math.abs(Number(value)) <= takes.most &&
      (value.split('.')[1] ?? '').length <= takes.places &&
      (takes.step === undefined || toUnits(value) % toUnits(takes.step) === 0n));
  const code = AMBIGUOUS[fits(read.thousands) ? 'thousands' : 'few'][fits(read.decimal) ? 'decimal' : 'short'];
  return {
    field: otherwise.field,
    code: code === 'numberBounds' && takes?.step !== undefined ? 'numberSteps' : code,
    params: {
      ...{ typed, thousands: read.thousands, decimal: fieldNumber(read.decimal, 'vi') },
      ...{ ...takes, ...(takes?.step === undefined ? {} : { step: fieldNumber(takes.step, 'vi') }) },
    },
  };
}

/** By whether the reading in thousands, and that as a decimal fraction, would be taken. */
const AMBIGUOUS = {
  thousands: { decimal: 'ambiguousNumber', short: 'thousandsOnly' },
  few: { decimal: 'decimalOnly', short: 'numberBounds' },
} as const;

/** A kept number as a field holds it: the language's mark, no grouping, and never to be read in two ways. */
export function fieldNumber(value: Dec | number | null | undefined, lang: Lang): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const unambiguous = readNumber(text).fault === 'ambiguous' ? `${text}0` : text;
  return lang === 'vi' ? unambiguous.replace('.', ',') : unambiguous;
}

function withoutUnit(text: string, units: readonly string[]): string {
  const lower = text.toLocaleLowerCase('vi');
  const unit = units.find(
    (one) => one !== '' && lower.endsWith(one.toLocaleLowerCase('vi')) && lower.length > one.length,
  );
  return unit === undefined ? text : text.slice(0, -unit.length).trimEnd();
}

function spacedNumber(size: string, spaced: string, signed: (whole: string, part?: string) => Dec): NumberRead {
  const part = /^(?:[.,](\d+))?$/.exec(size.slice(spaced.length));
  return part ? { value: signed(spaced.replace(/\D/g, ''), part[1]) } : WRONG;
}

function eitherWay(size: string, { three }: NumberField, signed: (whole: string, part?: string) => Dec): NumberRead {
  const [whole = '', ...groups] = size.split(/[.,]/);
  const thousands = signed(whole + groups.join(''));
  // Two groups cannot follow a decimal mark; what is asked still says what the first one would mean.
  const decimal = signed(whole, groups.join('').replace(/0+$/, ''));
  if (three === 'thousands') return { value: thousands };
  if (three === 'decimal') return groups.length === 1 ? { value: signed(whole, groups[0]) } : WRONG;
  return { fault: 'ambiguous', thousands, decimal };
}

function plain(text: string): Dec {
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short.replace(/^(-?)0+(?=\d)/, '$1').replace(/^-0$/, '0');
}
