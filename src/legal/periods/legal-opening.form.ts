import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { Month } from '../../web/days.js';
import { EDITIONS, NO_MONTH } from '../settings/choice.form.js';
import type { EditionCode } from '../settings/edition-choices.js';

export class LegalOpeningForm {
  @Type(() => Number)
  @IsInt({ context: { code: 'legal-periods:issue.root' } })
  @Min(1, { context: { code: 'legal-periods:issue.root' } })
  @Max(2 ** 31 - 1, { context: { code: 'legal-periods:issue.root' } })
  rootUnitId!: number;

  @Month(NO_MONTH)
  month!: string;

  @IsIn(EDITIONS)
  edition!: EditionCode;
}
