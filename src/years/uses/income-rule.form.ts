import { IsIn, Length } from 'class-validator';
import { Day } from '../../web/days.js';
import { Decimal } from '../../web/form-fields.js';
import type { Issue } from '../../web/issues.js';

const COEFFICIENT = /^(5(\.0{1,2})?|[0-4](\.\d{1,2})?)$/;
const TAKEN = { takes: { places: 2, most: 5 } };
const CODE = { code: 'years:uses.issue.coefficient' };

export class IncomeRuleForm {
  @IsIn(['1', '2', '3', '4'], { context: { code: 'years:uses.issue.quarter' } })
  fromQuarter!: string;

  @Decimal(COEFFICIENT, CODE, TAKEN)
  excellent!: string;

  @Decimal(COEFFICIENT, CODE, TAKEN)
  good!: string;

  @Decimal(COEFFICIENT, CODE, TAKEN)
  completed!: string;

  @Decimal(COEFFICIENT, CODE, TAKEN)
  notCompleted!: string;

  @Length(1, 60, { context: { code: 'legal-periods:issue.decision' } })
  decisionNumber!: string;

  @Day()
  decisionDate!: string;
}

/** A better band never gets less, and no decision is of a day to come. */
export function ruleIssues(form: IncomeRuleForm, today: string): Issue[] {
  const { excellent, good, completed, notCompleted, decisionDate } = form;
  const falling = [excellent, good, completed, notCompleted].map(Number);
  const wrong = falling.findIndex((value, place) => place > 0 && value > falling[place - 1]!);
  const field = (['excellent', 'good', 'completed', 'notCompleted'] as const)[wrong];
  return [
    ...(field ? [{ field, code: 'years:uses.issue.order' }] : []),
    ...(decisionDate > today ? [{ field: 'decisionDate', code: 'legal-periods:issue.future' }] : []),
  ];
}
