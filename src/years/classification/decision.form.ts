import { Length } from 'class-validator';
import { Day } from '../../web/days.js';
import { Decimal } from '../../web/form-fields.js';
import type { Issue } from '../../web/issues.js';

/** The number and day of a decision on paper. */
export class NumberedDecisionForm {
  @Length(1, 60, { context: { code: 'classification:issue.number' } })
  number!: string;

  @Day()
  decidedOn!: string;
}

/** Điều 20.5b: above a fifth, at most a quarter. Whole percent. */
export class ShareForm extends NumberedDecisionForm {
  @Decimal(/^2[0-5]$/, { code: 'classification:issue.share' }, { units: ['%'] })
  percent!: string;
}

/** A decision that is still to be made cannot be entered. */
export function notYet(form: NumberedDecisionForm, today: string): Issue[] {
  return form.decidedOn > today ? [{ field: 'decidedOn', code: 'classification:issue.future' }] : [];
}
