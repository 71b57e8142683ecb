import type { Issue, FormResult } from '../web/issues.js';
import { addDays } from '../periods/working-days.js';
import { monthAfter } from '../periods/calendar.js';
import { tidy } from '../web/read-form.js';

export const COMMITMENT = {
  shortest: 5,
  longest: 500,
  months: 18,
  reasonShortest: 10,
  reasonLongest: 1000,
  quietDays: 7,
} as const;

/** A typed day as YYYY-MM-DD: 2026-12-05 from a date field, 5/12/2026 by hand; null when there is no such day. */
export function parseDay(typed: unknown): string | null {
  const text = typeof typed === 'string' ? typed.trim() : '';
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const hand = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const day = iso ? text : hand ? `${hand[3]}-${hand[2]!.padStart(2, '0')}-${hand[1]!.padStart(2, '0')}` : null;
  if (day === null || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return null;
  return addDays(day, 0) === day ? day : null;
}

/** The last day that a commitment made today may name. */
export function furthestDay(today: string): string {
  const month = monthAfter(today.slice(0, 7), COMMITMENT.months);
  return `${month}-${today.slice(8, 10) > '28' ? '28' : today.slice(8, 10)}`;
}

export function readCommitment(body: unknown, today: string): FormResult<{ text: string; dueOn: string }> {
  const typed = tidy(body);
  const text = typeof typed['text'] === 'string' ? typed['text'] : '';
  const dueOn = parseDay(typed['dueOn']);
  const issues: Issue[] = [];
  if (text.length < COMMITMENT.shortest || text.length > COMMITMENT.longest)
    issues.push(lengthIssue('text', COMMITMENT.shortest, COMMITMENT.longest));
  issues.push(...dayIssues(dueOn, addDays(today, 1), furthestDay(today)));
  return issues.length > 0 ? { issues } : { value: { text, dueOn: dueOn! } };
}

export function readMove(body: unknown, from: string, today: string): FormResult<{ reason: string; dueOn: string }> {
  const typed = tidy(body);
  const reason = typeof typed['reason'] === 'string' ? typed['reason'] : '';
  const dueOn = parseDay(typed['dueOn']);
  const issues = dayIssues(dueOn, addDays(from, 1), furthestDay(today));
  if (reason.length < COMMITMENT.reasonShortest || reason.length > COMMITMENT.reasonLongest)
    issues.push(lengthIssue('reason', COMMITMENT.reasonShortest, COMMITMENT.reasonLongest));
  return issues.length > 0 ? { issues } : { value: { reason, dueOn: dueOn! } };
}

function dayIssues(day: string | null, first: string, last: string): Issue[] {
  if (day === null) return [{ field: 'dueOn', code: 'date' }];
  const shown = (iso: string) => iso.split('-').reverse().join('/');
  return day < first || day > last
    ? [{ field: 'dueOn', code: 'evaluations:fault.day', params: { first: shown(first), last: shown(last) } }]
    : [];
}

function lengthIssue(field: string, least: number, most: number): Issue {
  return { field, code: 'evaluations:fault.length', params: { least, most } };
}
