import { IsIn, Length } from 'class-validator';
import { bandCodes, type Band } from '../../scoring/editions/terms.js';
import { NumberedDecisionForm } from '../classification/decision.form.js';

export class RatingReplacementForm extends NumberedDecisionForm {
  @IsIn(bandCodes, { context: { code: 'ratings:issue.level' } })
  newLevel!: Band;

  @Length(10, 2000, { context: { code: 'ratings:issue.why' } })
  why!: string;
}
