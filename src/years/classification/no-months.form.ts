import { IsIn, Length } from 'class-validator';
import { bandCodes } from '../../scoring/editions/terms.js';
import type { Label } from '../year-record.queries.js';
import { NumberedDecisionForm } from './decision.form.js';
import { REASON } from './proposal.form.js';

export const NO_MONTH_LABELS: readonly Label[] = ['not-classified', ...bandCodes];

/** The fields are named apart from those of the proposal, which stands on the same page. */
export class NoMonthForm extends NumberedDecisionForm {
  @IsIn(NO_MONTH_LABELS, { context: { code: 'classification:issue.labelNeeded' } })
  withoutLabel!: Label;

  @Length(REASON.least, REASON.most, { context: { code: 'classification:issue.reason' } })
  withoutReason!: string;
}
