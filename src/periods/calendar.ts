import { addDays, isWorkingDay, nextWorkingDay, previousWorkingDay, type Holidays } from './working-days.js';
import { orderIssues } from '../rounds/due-days.js';
import type { Issue } from '../web/issues.js';

/** The five days of a period, YYYY-MM-DD. A due day still counts; the phase ends with it. */
export interface Calendar {
  opensOn: string;
  selfDueOn: string;
  approvalDueOn: string;
  reviewDueOn: string;
  closesOn: string;
}

export const DUE_DAYS = ['selfDueOn', 'approvalDueOn', 'reviewDueOn', 'closesOn'] as const;
export const CALENDAR_DAYS = ['opensOn', ...DUE_DAYS] as const;
/** The days of a period alone, as its calendar's form edits them. */
export function daysOf(period: Calendar): Calendar {
  return Object.fromEntries(CALENDAR_DAYS.map((day) => [day, period[day]])) as unknown as Calendar;
}

/** The days on which something is due, the closing too. */
export function dueDays({ selfDueOn, approvalDueOn, reviewDueOn, closesOn }: Calendar): Record<string, string> {
  return { selfDueOn, approvalDueOn, reviewDueOn, closesOn };
}

const OPENS_EARLIER_AT_MOST = 31;
const CLOSES_LATER_AT_MOST = 60;

/** Day of the month of: self-scoring, approval, review, close. The year must be ready before 15 December, so it closes early. */
const USUAL = [25, 27, 28, 31] as const;
const DECEMBER = [5, 7, 9, 10] as const;

/** The calendar of a month unless it is set otherwise; what is due is due on a working day. */
export function defaultCalendar(month: string, holidays: Holidays): Calendar {
  const [self, approval, review, close] = month.endsWith('-12') ? DECEMBER : USUAL;
  const last = lastDayOf(month);
  const dayAt = (day: number) => [`${month}-${String(day).padStart(2, '0')}`, last].sort()[0]!;
  const opensOn = dayAt(1);
  const closesOn = dayAt(close);
  const selfDueOn = workingDayBetween(opensOn, dayAt(self), dayAt(approval), holidays);
  const approvalDueOn = workingDayBetween(selfDueOn, dayAt(approval), dayAt(review), holidays);
  const reviewDueOn = workingDayBetween(approvalDueOn, dayAt(review), closesOn, holidays);
  return { opensOn, selfDueOn, approvalDueOn, reviewDueOn, closesOn };
}

/** Later when that leaves the next step its own day, else earlier; on the neighbour's day only when there is no other. */
function workingDayBetween(before: string, day: string, after: string, holidays: Holidays): string {
  if (isWorkingDay(day, holidays)) return day;
  const later = nextWorkingDay(day, holidays);
  const earlier = previousWorkingDay(day, holidays);
  if (later < after) return later;
  if (earlier > before) return earlier;
  if (later <= after) return later;
  return earlier >= before ? earlier : day;
}

/** What is wrong with a calendar that a person typed; a month that is long over has its days from today. */
export function checkCalendar(month: string, days: Calendar, today = lastDayOf(month)): Issue[] {
  const first = addDays(`${month}-01`, -OPENS_EARLIER_AT_MOST);
  const last = addDays([lastDayOf(month), today].sort()[1]!, CLOSES_LATER_AT_MOST);
  return orderIssues('periods:issue', CALENDAR_DAYS, days, { first, last });
}

export function lastDayOf(month: string): string {
  return addDays(`${monthAfter(month, 1)}-01`, -1);
}

/** The month `count` months after (before, when negative) a month, YYYY-MM. */
export function monthAfter(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}
