import { spanMean, spansOf } from '../../legal/means/span-mean.js';
import type { MonthPlace } from '../../legal/means/means.js';
import type { Dec } from '../../scoring/decimal.js';
import { lawOfYear } from '../../scoring/editions/law.js';
import { levelOf } from '../../scoring/editions/levels.js';
import type { Band } from '../../scoring/editions/terms.js';
import type { IncomeRuleRow, UsedResult } from './uses.queries.js';

/** What the results serve (Điều 23): commendation and planning (23.3c), a lower post or leaving (23.3đ), added income (23.1d). */
export const USES = ['commendation', 'planning', 'lower', 'income'] as const;
export type Use = (typeof USES)[number];

/** Whom a list names, by the label of the year. Of the quarters it asks no label; people under another rule have no quarters here. */
export function listed(use: Use, people: readonly UsedResult[]): UsedResult[] {
  if (use === 'income') return people.filter(({ otherRule }) => otherRule === null);
  const wanted: Record<Exclude<Use, 'income'>, (person: UsedResult) => boolean> = {
    commendation: ({ label }) => label === 'excellent' || label === 'good',
    planning: ({ label }) => label !== null,
    lower: ({ label }) => label === 'not-completed',
  };
  return people.filter(wanted[use]);
}

const BANDS = ['excellent', 'good', 'completed', 'not-completed'] as const satisfies readonly Band[];

/** The rule that holds in a quarter: the one from the latest quarter not after it. */
export function ruleIn(rules: readonly IncomeRuleRow[], year: number, quarter: number): IncomeRuleRow | undefined {
  const first = `${year}-${String(quarter * 3 - 2).padStart(2, '0')}`;
  return rules.find(({ fromMonth }) => fromMonth <= first);
}

function coefficientOf(rule: IncomeRuleRow, band: Band): Dec {
  const { excellent, good, completed, notCompleted } = rule;
  return [excellent, good, completed, notCompleted][BANDS.indexOf(band)]!;
}

export interface QuarterIncome {
  quarter: number;
  mean: Dec | null;
  band: Band | null;
  /** None without a mean, without a rule, or while months of the quarter are open. */
  coefficient: Dec | null;
  missing: string[];
  open: string[];
}

/** A person's quarters with what the agency's rule gives for them. A quarter that lacks a month gives nothing, never less. */
export function quarterIncome(
  year: number,
  places: readonly MonthPlace[],
  rules: readonly IncomeRuleRow[],
): QuarterIncome[] {
  return spansOf(year)
    .filter(({ kind }) => kind === 'quarter')
    .map((span) => {
      const { mean, missing, open } = spanMean(span, places);
      const whole = mean !== null && open.length === 0;
      const band = mean === null ? null : levelOf(mean, lawOfYear(year).bands);
      const rule = ruleIn(rules, year, span.nth);
      return {
        ...{ quarter: span.nth, mean, band, missing, open },
        coefficient: whole && band && rule ? coefficientOf(rule, band) : null,
      };
    });
}
