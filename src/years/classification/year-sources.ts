import type { Rows } from '../../database/db.js';
import { yearMonthsOf, type MonthPlace } from '../../legal/means/means.js';
import { serviceSpansOf } from './service.queries.js';
import { overridesOf, yearSteps } from '../year-steps.js';

/** A month of a person's year, as far as the label asks. */
export type MonthKnown = Pick<MonthPlace, 'month' | 'score' | 'absent'>;

/** Where the picture of an agency comes from; tests may bring their own. */
export interface YearSources {
  months(on: Rows, officialIds: readonly number[], year: number): Promise<Map<number, readonly MonthKnown[]>>;
  overrides: typeof overridesOf;
  steps: typeof yearSteps;
  service: typeof serviceSpansOf;
}

export const SOURCES: YearSources = {
  months: yearMonthsOf,
  overrides: overridesOf,
  steps: yearSteps,
  service: serviceSpansOf,
};
