import type { FormResult, Issue } from '../web/issues.js';
import { BOUNDS } from './product.js';
import type { Typed } from './typed.js';

/** The decision that adopts a version, and the first month it counts for. */
export interface Decision {
  number: string;
  date: string;
  fromMonth: string;
}

/** The decree's first month; nothing is measured by it before. */
const FIRST_MONTH = '2026-01';

export function readDecision(given: Typed, today: string, notBefore: string | null): FormResult<Decision> {
  const [number = '', date, fromMonth] = [given['decisionNumber'], readDay(given['decisionDate'] ?? ''), readMonth(given['fromMonth'] ?? '')];
  const issues: Issue[] = [];
  if (number === '' || number.length > BOUNDS.decision) issues.push({ field: 'decisionNumber', code: 'catalogue:issue.decisionNumber', params: { most: BOUNDS.decision } });
  if (date === null) issues.push({ field: 'decisionDate', code: 'date' });
  else if (date > today) issues.push({ field: 'decisionDate', code: 'catalogue:issue.decisionFuture' });
  if (fromMonth === null || fromMonth < FIRST_MONTH) issues.push({ field: 'fromMonth', code: 'catalogue:issue.fromMonth', params: { first: '01/2026' } });
  else if (date && fromMonth < date.slice(0, 7)) issues.push({ field: 'fromMonth', code: 'catalogue:issue.fromBeforeDecision' });
  else if (notBefore && fromMonth < notBefore) issues.push({ field: 'fromMonth', code: 'catalogue:issue.fromBeforeLast', params: { month: notBefore.split('-').reverse().join('/') } });
  return issues.length > 0 ? { issues } : { value: { number, date: date!, fromMonth: fromMonth! } };
}

/** 25/11/2026 or 2026-11-25 as 2026-11-25; null when there is no such day. */
export function readDay(typed: string): string | null {
  const vi = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed);
  const day = vi ? `${vi[3]}-${vi[2]!.padStart(2, '0')}-${vi[1]!.padStart(2, '0')}` : typed;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}

/** 11/2026 or 2026-11 as 2026-11. */
export function readMonth(typed: string): string | null {
  const vi = /^(\d{1,2})[/.-](\d{4})$/.exec(typed);
  const month = vi ? `${vi[2]}-${vi[1]!.padStart(2, '0')}` : typed;
  return /^20\d{2}-(0[1-9]|1[0-2])$/.test(month) ? month : null;
}
