import { committeeMonth } from './committee-month.report.js';
import { leaders } from './leaders.report.js';
import type { Report } from './report.js';
import { slip } from './slip.report.js';
import { unitMonth } from './unit-month.report.js';

/** Every report; each has its page, its paper and its workbook. */
export const ALL_REPORTS: readonly Report[] = [unitMonth, leaders, committeeMonth, slip];

export function reportOf(code: string): Report | undefined {
  return ALL_REPORTS.find((report) => report.code === code);
}
