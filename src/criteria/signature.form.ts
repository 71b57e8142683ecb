import { dayIssue, readDay } from '../web/days.js';
import type { Issue } from '../web/issues.js';
import { tidy } from '../web/read-form.js';

const DECISION_BOUND = 60;

export interface Decision {
  number: string;
  date: string;
}

export function typedDecision(body: unknown): Decision {
  const given = tidy(body);
  const text = (field: string) => (typeof given[field] === 'string' ? given[field] : '');
  return { number: text('decisionNumber'), date: readDay(text('decisionDate')) ?? text('decisionDate') };
}

/** A decision is dated today or within the year before. */
export function decisionIssues({ number, date }: Decision, today: string): Issue[] {
  const issues: Issue[] = [];
  if (number === '' || number.length > DECISION_BOUND) {
    issues.push({
      field: 'decisionNumber',
      code: 'criteria-pages:issue.decisionNumber',
      params: { most: DECISION_BOUND },
    });
  }
  if (readDay(date) === null) issues.push(dayIssue('decisionDate', date));
  else if (date > today) issues.push({ field: 'decisionDate', code: 'criteria-pages:issue.decisionFuture' });
  else if (date < yearBefore(today)) issues.push({ field: 'decisionDate', code: 'criteria-pages:issue.decisionOld' });
  return issues;
}

function yearBefore(today: string): string {
  return `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
}
