import { committeeMonth } from './committee-month.report.js';
import { directive05 } from './directive-05.report.js';
import { leaderYear } from './leader-year.report.js';
import { leaders } from './leaders.report.js';
import { months } from './months.report.js';
import type { Report } from './report.js';
import { slip } from './slip.report.js';
import { unitMonth } from './unit-month.report.js';

/** Every report; each has its page, its paper and its workbook. */
export const ALL_REPORTS: readonly Report[] = [
  unitMonth,
  leaders,
  committeeMonth,
  months,
  directive05,
  leaderYear,
  slip,
];

export function reportOf(code: string): Report | undefined {
  return ALL_REPORTS.find((report) => report.code === code);
}
