import { IsIn, IsOptional, Length } from 'class-validator';
import { monthAfter } from '../../periods/calendar.js';
import { absences, type Absence } from '../../scoring/editions/terms.js';
import { Month } from '../../web/days.js';
import type { Issue } from '../../web/issues.js';
import { NO_MONTH } from '../settings/choice.form.js';

const MOST_MONTHS = 12;

export class AbsenceForm {
  @Month(NO_MONTH)
  from!: string;

  @IsOptional()
  @Month(NO_MONTH)
  to?: string;

  @IsIn(absences, { context: { code: 'legal-periods:issue.kind' } })
  kind!: Absence;

  @Length(3, 1000, { context: { code: 'legal-periods:issue.reason' } })
  reason!: string;
}

/** The months of a leave in order, twelve at most; or what is wrong with them. */
export function monthsOfAbsence({ from, to = from }: AbsenceForm): { months: string[] } | { issues: Issue[] } {
  const months: string[] = [];
  for (let month = from; month <= to && months.length <= MOST_MONTHS; month = monthAfter(month, 1)) months.push(month);
  if (months.length === 0) return { issues: [{ field: 'to', code: 'legal-periods:issue.order' }] };
  if (months.length > MOST_MONTHS)
    return { issues: [{ field: 'to', code: 'legal-periods:issue.tooLong', params: { most: MOST_MONTHS } }] };
  return { months };
}
