import { Day } from '../../web/days.js';
import { Id, Whole } from '../../web/form-fields.js';
import type { Issue } from '../../web/issues.js';
import { dueDays } from './due-days.js';

export class NewYearForm {
  @Day()
  dueOn!: string;

  @Whole(2000, 2100, { code: 'years:issue.year' })
  year!: number;

  @Id({ code: 'years:issue.unit' })
  rootUnitId!: number;
}

export function dueIssues(year: number, { dueOn }: Pick<NewYearForm, 'dueOn'>): Issue[] {
  const { first, last } = dueDays(year);
  return dueOn < first || dueOn > last ? [{ field: 'dueOn', code: 'years:issue.dueOn' }] : [];
}
