import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { EDITIONS, Month } from '../settings/choice.form.js';
import type { EditionCode } from '../settings/edition-choices.js';

export class LegalOpeningForm {
  @Type(() => Number)
  @IsInt({ context: { code: 'legal-periods:issue.root' } })
  @Min(1, { context: { code: 'legal-periods:issue.root' } })
  @Max(2 ** 31 - 1, { context: { code: 'legal-periods:issue.root' } })
  rootUnitId!: number;

  @Month()
  month!: string;

  @IsIn(EDITIONS)
  edition!: EditionCode;
}
