import type { Issue } from '../web/issues.js';
import { tidy } from '../web/read-form.js';

export const DECISION_BOUND = 60;

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
  if (readDay(date) === null) issues.push({ field: 'decisionDate', code: 'date' });
  else if (date > today) issues.push({ field: 'decisionDate', code: 'criteria-pages:issue.decisionFuture' });
  else if (date < yearBefore(today)) issues.push({ field: 'decisionDate', code: 'criteria-pages:issue.decisionOld' });
  return issues;
}

/** 25/11/2026 or 2026-11-25 as 2026-11-25; null when there is no such day. */
export function readDay(typed: string): string | null {
  const vi = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed);
  const day = vi ? `${vi[3]}-${vi[2]!.padStart(2, '0')}-${vi[1]!.padStart(2, '0')}` : typed;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}

function yearBefore(today: string): string {
  return `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
}
