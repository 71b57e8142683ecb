import { IsIn, IsOptional, Length } from 'class-validator';
import { bandCodes } from '../../scoring/editions/terms.js';
import { Day } from '../../web/days.js';
import { Decimal } from '../../web/form-fields.js';
import type { Issue } from '../../web/issues.js';
import type { FrameInForce } from '../frames/own-frame.queries.js';
import type { Label } from '../year-record.queries.js';
import { differs, labelByFrame, NOTE, SCORE_UNITS, scoreIn } from './scored.js';

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

  @IsOptional()
  @Decimal(/^\d{1,3}(\.\d{1,2})?$/, { code: 'years:issue.outsideScore' }, SCORE_UNITS)
  score?: string;

  @IsOptional()
  @Length(NOTE.least, NOTE.most, { context: { code: 'years:issue.outsideNote' } })
  note?: string;
}

export interface StatedLabel {
  label: Label;
  decisionDate: string;
  score?: string | undefined;
  note?: string | undefined;
}

/** A decision on a year is made in that year or later and not after the day it is entered; points fit the label, or it is said why not. */
export function outsideIssues(
  year: number,
  { label, decisionDate, score: typed, note }: StatedLabel,
  { today, frame }: { today: string; frame: FrameInForce | null },
): Issue[] {
  const issues: Issue[] = [];
  if (decisionDate > today) issues.push({ field: 'decisionDate', code: 'classification:issue.future' });
  else if (decisionDate < `${year}-01-01`)
    issues.push({ field: 'decisionDate', code: 'years:issue.outsideEarly', params: { day: `${year}-01-01` } });
  const score = typed ? scoreIn(typed) : null;
  if (score === undefined) issues.push({ field: 'score', code: 'years:issue.outsideScore' });
  else if (note === undefined || note === '') {
    if (differs(frame, score, label))
      issues.push({ field: 'note', code: `years:issue.outsideDiffers-${labelByFrame(frame!, score!)}` });
  } else if (note.length < NOTE.least) issues.push({ field: 'note', code: 'years:issue.outsideNote', params: NOTE });
  return issues;
}
