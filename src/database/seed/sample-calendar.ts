import { monthAfter } from '../../periods/calendar.js';
import { addDays } from '../../periods/working-days.js';

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

/** The eleven months before the current one, oldest first. */
export function pastMonths(current: string): SampleMonth[] {
  return Array.from({ length: 11 }, (_, i) => monthAfter(current, i - 11)).map((month) => calendar(month, 25, 27, 28, 28));
}

/** The running month, whose days are still to come whenever the sample is loaded. */
export function currentMonth(today: string): SampleMonth {
  const month = today.slice(0, 7);
  const usual = calendar(month, 25, 27, 28, 28);
  const before = (days: number) => (addDays(today, -days) < usual.opensOn ? usual.opensOn : addDays(today, -days));
  const done = { submittedOn: before(3), approvedOn: before(1), reviewedOn: before(1) };
  return usual.selfDueOn > addDays(today, 2)
    ? { ...usual, ...done }
    : { ...usual, ...done, selfDueOn: addDays(today, 4), approvalDueOn: addDays(today, 6), reviewDueOn: addDays(today, 7), closesOn: addDays(today, 8) };
}

function calendar(month: string, self: number, approval: number, review: number, closes: number): SampleMonth {
  const day = (n: number) => `${month}-${String(n).padStart(2, '0')}`;
  return { month, opensOn: day(1), selfDueOn: day(self), approvalDueOn: day(approval), reviewDueOn: day(review), closesOn: day(closes),
    submittedOn: day(self - 2), approvedOn: day(approval), reviewedOn: day(review) };
}
