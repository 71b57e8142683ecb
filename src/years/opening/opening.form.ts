import { Type } from 'class-transformer';
import { IsInt, IsPositive } from 'class-validator';
import { Day } from '../../units/days.js';
import type { Issue } from '../../web/issues.js';

export class DueForm {
  @Day()
  dueOn!: string;
}

export class NewYearForm extends DueForm {
  @Type(() => Number)
  @IsInt({ context: { code: 'years:issue.year' } })
  year!: number;

  @Type(() => Number)
  @IsInt({ context: { code: 'years:issue.unit' } })
  @IsPositive({ context: { code: 'years:issue.unit' } })
  rootUnitId!: number;
}

/** Before 15 December; where the work is of a special kind, before 15 January (Art 19.2). */
export function dueDays(year: number): { first: string; usual: string; last: string } {
  return { first: `${year}-11-01`, usual: `${year}-12-14`, last: `${year + 1}-01-14` };
}

export function dueIssues(year: number, { dueOn }: DueForm): Issue[] {
  const { first, last } = dueDays(year);
  return dueOn < first || dueOn > last ? [{ field: 'dueOn', code: 'years:issue.dueOn' }] : [];
}
