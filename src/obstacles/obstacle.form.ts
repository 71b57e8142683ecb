import { addDays } from '../periods/working-days.js';
import { monthAfter } from '../periods/calendar.js';
import { dayIssue, readDay } from '../web/days.js';
import type { Issue } from '../web/issues.js';
import { textOf, type Body } from '../web/read-form.js';
import { concerns, type Subject } from './subjects.queries.js';

export const TEXT = { least: 10, most: 500 } as const;
export const REASON_MOST = 1000;
/** A day further back than this is asked about once. */
const SOON = 3;
const MONTHS_BACK = -3;

export interface Told {
  text: string;
  about: string;
  happenedOn: string;
}

/** What was typed; a form without a day means today. */
export function readTold(body: Body, today: string): { told: Told; issues: Issue[] } {
  const text = textOf(body, 'text') ?? '';
  const typed = textOf(body, 'happenedOn') ?? '';
  const day = typed === '' ? today : readDay(typed);
  const issues: Issue[] = [];
  if (text.length < TEXT.least || text.length > TEXT.most)
    issues.push({ field: 'text', code: 'obstacles:issue.text', params: TEXT });
  if (day === null) issues.push(dayIssue('happenedOn', typed));
  return { told: { text, about: textOf(body, 'about') ?? '', happenedOn: day ?? today }, issues };
}

/** The day has come and is not long ago; what it is about belongs to a paper of its month. */
export function toldIssues(
  { about, happenedOn }: Told,
  { today, open, subjects }: { today: string; open: boolean | undefined; subjects: readonly Subject[] },
): Issue[] {
  if (happenedOn > today) return [{ field: 'happenedOn', code: 'obstacles:issue.future' }];
  if (happenedOn.slice(0, 7) < monthAfter(today.slice(0, 7), MONTHS_BACK))
    return [{ field: 'happenedOn', code: 'obstacles:issue.past' }];
  if (open === undefined) return [{ field: 'happenedOn', code: 'obstacles:issue.noPost' }];
  if (!open)
    return [{ field: 'happenedOn', code: 'obstacles:issue.closed', params: { month: happenedOn.slice(0, 7) } }];
  return concerns(subjects, about, happenedOn) ? [] : [{ field: 'about', code: 'obstacles:issue.about' }];
}

/** A day of more than three days ago is asked about once: the form comes back with a box that repeats the day. */
export function longAgoIssues(day: string, today: string, repeated: unknown): Issue[] {
  return day < addDays(today, -SOON) && repeated !== day
    ? [{ field: 'happenedOn', code: 'obstacles:issue.longAgo', params: { day } }]
    : [];
}

export function longAgoDayOf(issues: readonly Issue[]): string | null {
  const day = issues.find(({ code }) => code === 'obstacles:issue.longAgo')?.params?.['day'];
  return typeof day === 'string' ? day : null;
}

/** The reason of an answer, or what is wrong with its length. */
export function readReason(body: Body, least: number, field = 'reason'): { reason: string; issues: Issue[] } {
  const reason = textOf(body, field) ?? '';
  const wrong = reason.length < least || reason.length > REASON_MOST;
  return {
    reason,
    issues: wrong ? [{ field, code: 'obstacles:issue.reason', params: { least, most: REASON_MOST } }] : [],
  };
}
