/** A decimal number as text, a point between, no exponent needed: `9.5`, `96.50`, `-3`. The database gives these. */
export type Dec = string;

export type DecimalFault = 'not-a-number' | 'number-too-long' | 'number-too-large' | 'too-many-decimals';

/** Numbers are reckoned with as whole ten-thousandths: no number of a record has more than four decimals. */
const places = 4;
const wholeDigits = 12;
const longestText = 64;
const plain = /^(\d{1,12})(?:\.(\d{1,4}))?$/;
const any = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** Ten-thousandths of 1. */
export const one = 10_000n;

/**
 * Text to ten-thousandths, exact, or what is wrong with it: at most four decimals (zeros at the end do not count),
 * below 10¹² in size. `1e1` is 10. Source: docs/glossary, "the record".
 */
export function readUnits(text: string): bigint | DecimalFault {
  const easy = plain.exec(text);
  if (easy) return BigInt(easy[1] + (easy[2] ?? '').padEnd(places, '0'));
  if (text.length > longestText) return 'number-too-long';
  const parts = any.exec(text);
  if (!parts) return 'not-a-number';
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
  const size = sizeInUnits(whole + fraction, Number(exponent) - fraction.length);
  return typeof size === 'bigint' && sign === '-' ? -size : size;
}

function sizeInUnits(digits: string, exponent: number): bigint | DecimalFault {
  const significant = digits.replace(/^0+/, '');
  const short = significant.replace(/0+$/, '');
  if (short === '') return 0n;
  const shift = exponent + significant.length - short.length;
  if (short.length + shift > wholeDigits) return 'number-too-large';
  if (shift < -places) return 'too-many-decimals';
  return BigInt(short) * 10n ** BigInt(places + shift);
}

/** Ten-thousandths of a decimal that has been checked. Throws RangeError on any other text. */
export function toUnits(dec: Dec): bigint {
  const units = readUnits(dec);
  if (typeof units === 'bigint') return units;
  throw new RangeError(`${units}: ${dec.slice(0, longestText)}`);
}

/** The shortest decimal text of a whole number of 10^-decimals: (95000n) → `9.5`. Exact. */
export function toDec(units: bigint, decimals: number = places): Dec {
  const padded = withPoint(units, decimals);
  return decimals === 0 ? padded : padded.replace(/\.?0+$/, '');
}

/** The decimal text with all its decimals: (7800n, 2) → `78.00`. Exact. */
export function withPoint(units: bigint, decimals: number): Dec {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
