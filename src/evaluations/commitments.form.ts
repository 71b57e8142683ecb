import type { Issue, FormResult } from '../web/issues.js';
import { addDays } from '../periods/working-days.js';
import { monthAfter } from '../periods/calendar.js';
import { dayIssue, readDay } from '../web/days.js';
import { formatDate } from '../web/format.js';
import { tidy } from '../web/read-form.js';

export const COMMITMENT = {
  shortest: 5,
  longest: 500,
  months: 18,
  reasonShortest: 10,
  reasonLongest: 1000,
  quietDays: 7,
} as const;

export interface CommitmentWords {
  text: string;
  dueOn: string;
}

export interface CommitmentMove {
  reason: string;
  dueOn: string;
}

/** The last day that a commitment made today may name. */
export function furthestDay(today: string): string {
  const month = monthAfter(today.slice(0, 7), COMMITMENT.months);
  return `${month}-${today.slice(8, 10) > '28' ? '28' : today.slice(8, 10)}`;
}

export function readCommitment(body: unknown, today: string): FormResult<CommitmentWords> {
  const typed = tidy(body);
  const text = typeof typed['text'] === 'string' ? typed['text'] : '';
  const dueOn = readDay(typed['dueOn']);
  const issues: Issue[] = [];
  if (text.length < COMMITMENT.shortest || text.length > COMMITMENT.longest)
    issues.push(lengthIssue('text', COMMITMENT.shortest, COMMITMENT.longest));
  issues.push(...dayIssues(typed['dueOn'], dueOn, addDays(today, 1), furthestDay(today)));
  return issues.length > 0 ? { issues } : { value: { text, dueOn: dueOn! } };
}

export function readMove(body: unknown, from: string, today: string): FormResult<CommitmentMove> {
  const typed = tidy(body);
  const reason = typeof typed['reason'] === 'string' ? typed['reason'] : '';
  const dueOn = readDay(typed['dueOn']);
  const issues = dayIssues(typed['dueOn'], dueOn, addDays(from, 1), furthestDay(today));
  if (reason.length < COMMITMENT.reasonShortest || reason.length > COMMITMENT.reasonLongest)
    issues.push(lengthIssue('reason', COMMITMENT.reasonShortest, COMMITMENT.reasonLongest));
  return issues.length > 0 ? { issues } : { value: { reason, dueOn: dueOn! } };
}

function dayIssues(typed: unknown, day: string | null, first: string, last: string): Issue[] {
  if (day === null) return [dayIssue('dueOn', typed)];
  return day < first || day > last
    ? [
        {
          field: 'dueOn',
          code: 'evaluations:fault.day',
          params: { first: formatDate(first, 'vi'), last: formatDate(last, 'vi') },
        },
      ]
    : [];
}

function lengthIssue(field: string, least: number, most: number): Issue {
  return { field, code: 'evaluations:fault.length', params: { least, most } };
}
