import { IsBooleanString, IsIn, IsOptional, Length, Matches, MaxLength } from 'class-validator';
import { CODE, UNIT_KINDS } from '../accounts/setup.form.js';
import { Day } from '../web/days.js';

export class UnitForm {
  @Length(1, 200, { context: { code: 'units:nameNeeded' } })
  name!: string;

  @Matches(CODE, { context: { code: 'units:codeForm' } })
  code!: string;

  @IsIn(UNIT_KINDS)
  kind!: (typeof UNIT_KINDS)[number];

  /** Its first day; left out where it was there before anybody entered it. */
  @IsOptional()
  @Day()
  day?: string;

  @IsOptional()
  @MaxLength(60)
  decisionNumber?: string;
}

export class BlindFirstForm {
  @IsBooleanString()
  blindFirst!: 'true' | 'false';
}
