import { Length } from 'class-validator';
import { Day, Month } from '../../web/days.js';
import { Decimal } from '../../web/form-fields.js';
import type { Issue } from '../../web/issues.js';
import { NO_MONTH } from '../settings/choice.form.js';

const POINTS = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/;

export class ImportedMonthForm {
  @Month(NO_MONTH)
  month!: string;

  @Decimal(POINTS, { code: 'legal-periods:issue.score' }, { units: ['điểm'], takes: { places: 2, most: 100 } })
  score!: string;

  @Length(2, 200, { context: { code: 'legal-periods:issue.agency' } })
  agency!: string;

  @Length(1, 60, { context: { code: 'legal-periods:issue.document' } })
  documentNumber!: string;

  @Day()
  documentDate!: string;
}

/** Why a month that was taken wrongly is struck. */
export class EndingForm {
  @Length(3, 1000, { context: { code: 'legal-periods:issue.reason' } })
  reason!: string;
}

/** No month to come has a result, and no document is of a day to come. */
export function importIssues(form: ImportedMonthForm, today: string): Issue[] {
  const issues: Issue[] = [];
  if (form.month > today.slice(0, 7)) issues.push({ field: 'month', code: 'legal-periods:issue.future' });
  if (form.documentDate > today) issues.push({ field: 'documentDate', code: 'legal-periods:issue.future' });
  return issues;
}
