import { defaultCalendar, monthAfter } from '../periods/calendar.js';
import { addDays, NO_HOLIDAYS } from '../periods/working-days.js';

export interface SampleMonth {
  month: string;
  opensOn: string;
  selfDueOn: string;
  approvalDueOn: string;
  reviewDueOn: string;
  closesOn: string;
  /** The days on which the sample's people did their part: never after today. */
  submittedOn: string;
  approvedOn: string;
  reviewedOn: string;
}

/** The year whose classification the sample stands in: the one of the last closed month. */
export function yearOf(current: string): number {
  return Number(monthAfter(current, -1).slice(0, 4));
}

/** The months before the current one, oldest first: eleven; in January twelve, so that last year is whole. */
export function pastMonths(current: string): SampleMonth[] {
  const count = current.endsWith('-01') ? 12 : 11;
  return Array.from({ length: count }, (_, i) => usualMonth(monthAfter(current, i - count)));
}

/** The running month, whose days are still to come whenever the sample is loaded. */
export function currentMonth(today: string): SampleMonth {
  const month = today.slice(0, 7);
  const usual = usualMonth(month);
  const before = (days: number) => (addDays(today, -days) < usual.opensOn ? usual.opensOn : addDays(today, -days));
  const done = { submittedOn: before(3), approvedOn: before(1), reviewedOn: before(1) };
  if (month.endsWith('-12')) return { ...usual, ...done, ...later(usual, today) };
  return usual.selfDueOn > addDays(today, 2)
    ? { ...usual, ...done }
    : {
        ...usual,
        ...done,
        selfDueOn: addDays(today, 4),
        approvalDueOn: addDays(today, 6),
        reviewDueOn: addDays(today, 7),
        closesOn: addDays(today, 8),
      };
}

/** December keeps its early days as long as they leave time: the year is due before the fifteenth. */
function later(
  usual: SampleMonth,
  today: string,
): Pick<SampleMonth, 'selfDueOn' | 'approvalDueOn' | 'reviewDueOn' | 'closesOn'> {
  const last = (a: string, b: string) => (a > b ? a : b);
  const selfDueOn = last(usual.selfDueOn, addDays(today, 1));
  const approvalDueOn = last(usual.approvalDueOn, addDays(selfDueOn, 1));
  const reviewDueOn = last(usual.reviewDueOn, approvalDueOn);
  return { selfDueOn, approvalDueOn, reviewDueOn, closesOn: last(usual.closesOn, reviewDueOn) };
}

function usualMonth(month: string): SampleMonth {
  if (!month.endsWith('-12')) return calendar(month, 25, 27, 28, 28);
  const days = defaultCalendar(month, NO_HOLIDAYS);
  return {
    month,
    ...days,
    submittedOn: addDays(days.selfDueOn, -2),
    approvedOn: days.approvalDueOn,
    reviewedOn: days.reviewDueOn,
  };
}

function calendar(month: string, self: number, approval: number, review: number, closes: number): SampleMonth {
  const day = (n: number) => `${month}-${String(n).padStart(2, '0')}`;
  return {
    month,
    opensOn: day(1),
    selfDueOn: day(self),
    approvalDueOn: day(approval),
    reviewDueOn: day(review),
    closesOn: day(closes),
    submittedOn: day(self - 2),
    approvedOn: day(approval),
    reviewedOn: day(review),
  };
}
