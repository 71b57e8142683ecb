import { IsIn } from 'class-validator';
import { Month } from '../../web/days.js';
import { EDITIONS, NO_MONTH } from '../settings/choice.form.js';
import type { EditionCode } from '../../scoring/editions/edition.js';
import { Id } from '../../web/form-fields.js';

export class LegalOpeningForm {
  @Id({ code: 'legal-periods:issue.root' })
  rootUnitId!: number;

  @Month(NO_MONTH)
  month!: string;

  @IsIn(EDITIONS)
  edition!: EditionCode;
}
