import { lastDayOf } from '../../periods/calendar.js';
import { addDays } from '../../periods/working-days.js';
import { orderIssues } from '../../rounds/due-days.js';
import { readDay, dayIssue } from '../../web/days.js';
import type { FormResult, Issue } from '../../web/issues.js';
import { tidy } from '../../web/read-form.js';

export const LEGAL_DAYS = ['selfDueOn', 'confirmDueOn', 'closesOn'] as const;

/** The days of a month by the law, YYYY-MM-DD; a due day still counts. */
export type LegalDays = Record<(typeof LEGAL_DAYS)[number], string>;

const REACH = 60;

export function legalDaysOf(from: Readonly<Record<string, unknown>>): LegalDays {
  return Object.fromEntries(LEGAL_DAYS.map((day) => [day, from[day]])) as LegalDays;
}

/** The days of an opening as they were typed; nothing where its form had none. */
export function readLegalDays(body: unknown): FormResult<LegalDays | undefined> {
  const fields = tidy(body);
  if (LEGAL_DAYS.every((day) => fields[day] === undefined)) return { value: undefined };
  const issues: Issue[] = [];
  const read = LEGAL_DAYS.map((field) => {
    const day = readDay(fields[field]);
    if (!day) issues.push(dayIssue(field, fields[field]));
    return [field, day];
  });
  return issues.length > 0 ? { issues } : { value: Object.fromEntries(read) as LegalDays };
}

/** Their order and their bounds; a month that is long over has its days from today. */
export function legalDaysIssues(month: string, days: LegalDays, today: string): Issue[] {
  const last = addDays([lastDayOf(month), today].sort()[1]!, REACH);
  return orderIssues('legal-periods:issue.days', LEGAL_DAYS, days, { first: `${month}-01`, last });
}
