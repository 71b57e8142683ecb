import { toUnits, type Dec } from '../../scoring/decimal.js';
import { parseNumber } from '../../web/format.js';

/** A typed number from 0 to `most` with at most two decimals, or undefined. */
export function typedNumber(typed: string, most: number): Dec | undefined {
  const value = parseNumber(typed.replace('%', ''));
  if (value === null || !/^\d+(\.\d{1,2})?$/.test(value)) return undefined;
  return toUnits(value) > toUnits(String(most)) ? undefined : value;
}
