import { Type } from 'class-transformer';
import { IsInt, IsPositive } from 'class-validator';
import { Day } from '../../web/days.js';
import type { Issue } from '../../web/issues.js';
import { dueDays } from './due-days.js';

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

export function dueIssues(year: number, { dueOn }: DueForm): Issue[] {
  const { first, last } = dueDays(year);
  return dueOn < first || dueOn > last ? [{ field: 'dueOn', code: 'years:issue.dueOn' }] : [];
}
