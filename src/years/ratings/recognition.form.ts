import { IsIn, IsOptional, Length, MaxLength } from 'class-validator';
import { bandCodes, type Band } from '../../scoring/editions/terms.js';
import type { FormResult } from '../../web/issues.js';
import { tidy } from '../../web/read-form.js';
import { NumberedDecisionForm } from '../classification/decision.form.js';

export class RecognitionForm {
  @IsIn(bandCodes, { context: { code: 'ratings:issue.level' } })
  level!: Band;

  @IsOptional()
  @MaxLength(2000, { context: { code: 'ratings:issue.long' } })
  reason?: string;
}

/** The province's decision on the commune (Điều 5.2). */
export class OutsideRatingForm extends NumberedDecisionForm {
  @IsIn(bandCodes, { context: { code: 'ratings:issue.level' } })
  outsideLevel!: Band;

  @Length(2, 200, { context: { code: 'ratings:issue.issuedBy' } })
  issuedBy!: string;
}

export function readComplaint(body: unknown): FormResult<string> {
  const { note } = tidy(body);
  const text = typeof note === 'string' ? note : '';
  return text.length < 10 || text.length > 1000
    ? { issues: [{ field: 'note', code: 'ratings:issue.note' }] }
    : { value: text };
}
