import { toUnits, type Dec } from '../../scoring/decimal.js';
import type { Issue } from '../../web/issues.js';
import { numberIn, numberIssue } from '../../web/numbers.js';

const FIGURE = { units: ['%', 'điểm'] };

/** A typed number from 0 to `most` with at most two decimals, or undefined. */
export function typedNumber(typed: string, most: number): Dec | undefined {
  const value = numberIn(typed, FIGURE);
  if (value === null || !/^\d{1,9}(\.\d{1,2})?$/.test(value)) return undefined;
  return toUnits(value) > toUnits(String(most)) ? undefined : value;
}

export function typedNumberIssue(issue: Issue, typed: string, most: number): Issue {
  return numberIssue(issue, typed, { ...FIGURE, takes: { places: 2, most } });
}
