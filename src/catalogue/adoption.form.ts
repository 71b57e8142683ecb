import { law } from '../scoring/editions/law.js';
import { dayIssue, readDay, readMonth } from '../web/days.js';
import { formatMonth } from '../web/format.js';
import type { FormResult, Issue } from '../web/issues.js';
import { BOUNDS } from './product.js';
import type { Typed } from './typed.js';

/** The decision that adopts a version, and the first month it counts for. */
export interface Decision {
  number: string;
  date: string;
  fromMonth: string;
}

export function readDecision(given: Typed, today: string, notBefore: string | null): FormResult<Decision> {
  // Nothing is measured by the law before.
  const { firstMonth } = law(today);
  const [number = '', date, fromMonth] = [
    given['decisionNumber'],
    readDay(given['decisionDate']),
    readMonth(given['fromMonth']),
  ];
  const issues: Issue[] = [];
  if (number === '' || number.length > BOUNDS.decision)
    issues.push({ field: 'decisionNumber', code: 'catalogue:issue.decisionNumber', params: { most: BOUNDS.decision } });
  if (date === null) issues.push(dayIssue('decisionDate', given['decisionDate']));
  else if (date > today) issues.push({ field: 'decisionDate', code: 'catalogue:issue.decisionFuture' });
  if (fromMonth === null || fromMonth < firstMonth)
    issues.push({ field: 'fromMonth', code: 'catalogue:issue.fromMonth', params: { first: formatMonth(firstMonth) } });
  else if (date && fromMonth < date.slice(0, 7))
    issues.push({ field: 'fromMonth', code: 'catalogue:issue.fromBeforeDecision' });
  else if (notBefore && fromMonth < notBefore)
    issues.push({
      field: 'fromMonth',
      code: 'catalogue:issue.fromBeforeLast',
      params: { month: formatMonth(notBefore) },
    });
  return issues.length > 0 ? { issues } : { value: { number, date: date!, fromMonth: fromMonth! } };
}
