import { Length } from 'class-validator';
import { toDec, toUnits, type Dec } from '../../scoring/decimal.js';
import { Day, Month } from '../../web/days.js';
import { Decimal } from '../../web/form-fields.js';
import type { Issue } from '../../web/issues.js';
import { numberIn } from '../../web/numbers.js';
import { NO_MONTH } from '../settings/choice.form.js';

const POINTS = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/;
const POINTS_TYPED = { units: ['điểm'], takes: { places: 2, most: 100 } };

/** Bounds of what is said of the document, in letters. */
export const IMPORTED = { agency: { least: 2, most: 200 }, documentNumber: { least: 1, most: 60 } } as const;

/** Points of a month, 0 to 100 with two decimals at most, as they are kept; null: no such number. */
export function pointsIn(typed: string): Dec | null {
  const number = numberIn(typed, POINTS_TYPED);
  return number !== null && POINTS.test(number) ? toDec(toUnits(number)) : null;
}

export class ImportedMonthForm {
  @Month(NO_MONTH)
  month!: string;

  @Decimal(POINTS, { code: 'legal-periods:issue.score' }, POINTS_TYPED)
  score!: string;

  @Length(IMPORTED.agency.least, IMPORTED.agency.most, { context: { code: 'legal-periods:issue.agency' } })
  agency!: string;

  @Length(IMPORTED.documentNumber.least, IMPORTED.documentNumber.most, {
    context: { code: 'legal-periods:issue.document' },
  })
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
