import { IsIn, Length } from 'class-validator';
import { bandCodes } from '../../scoring/editions/terms.js';
import { Day } from '../../web/days.js';
import type { Issue } from '../../web/issues.js';
import type { Label } from '../year-record.queries.js';

export const OUTSIDE_LABELS: readonly Label[] = [...bandCodes, 'not-classified'];

export class OutsideLabelForm {
  @IsIn(OUTSIDE_LABELS, { context: { code: 'years:issue.outsideLabel' } })
  label!: Label;

  @Length(1, 60, { context: { code: 'years:issue.decisionNumber' } })
  decisionNumber!: string;

  @Day()
  decisionDate!: string;

  @Length(2, 200, { context: { code: 'years:issue.issuedBy' } })
  issuedBy!: string;
}

/** A decision on a year is made in that year or later, and not after the day it is entered. */
export function outsideIssues(year: number, { decisionDate }: { decisionDate: string }, today: string): Issue[] {
  if (decisionDate > today) return [{ field: 'decisionDate', code: 'classification:issue.future' }];
  return decisionDate < `${year}-01-01`
    ? [{ field: 'decisionDate', code: 'years:issue.outsideEarly', params: { day: `${year}-01-01` } }]
    : [];
}
