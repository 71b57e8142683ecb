import type { Dec } from '../../scoring/decimal.js';
import type { Issue } from '../../web/issues.js';
import { numberIn, numberIssue } from '../../web/numbers.js';

export type QuantityFault = 'missing' | 'number' | 'decimals' | 'positive' | 'big';
const MOST = 999_999.99;
/** Parts of a product may be given, so that 1.250 is not plainly a thousand. */
const PIECES = { units: ['sản phẩm'], takes: { places: 2, most: MOST } };

/** A quantity as a person typed it: parts of a product to two decimals (Art 18.1c), above 0 unless `zero` is let in. */
export function readQuantity(
  typed: string,
  zero = false,
): { value: Dec; fault?: undefined } | { value?: undefined; fault: QuantityFault } {
  if (typed.trim() === '') return { fault: 'missing' };
  const number = numberIn(typed, PIECES);
  if (number === null) return { fault: 'number' };
  const value = number.includes('.') ? number.replace(/\.?0+$/, '') : number;
  if ((value.split('.')[1] ?? '').length > 2) return { fault: 'decimals' };
  if (Number(value) < 0 || (Number(value) === 0 && !zero)) return { fault: 'positive' };
  return Number(value) > MOST ? { fault: 'big' } : { value };
}

export function quantityIssue(field: string, fault: QuantityFault, typed: string): Issue {
  return numberIssue({ field, code: `work:issue.quantity.${fault}` }, typed, PIECES);
}
