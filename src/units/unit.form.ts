import { IsBooleanString, IsIn, IsNotEmpty, Length, Matches, MaxLength } from 'class-validator';
import { CODE, UNIT_KINDS } from '../accounts/setup.form.js';
import { Day } from '../web/days.js';

export class UnitForm {
  @Length(1, 200, { context: { code: 'units:nameNeeded' } })
  name!: string;

  @Matches(CODE, { context: { code: 'units:codeForm' } })
  code!: string;

  @IsIn(UNIT_KINDS)
  kind!: (typeof UNIT_KINDS)[number];
}

export class UnitMoveForm {
  @MaxLength(40)
  @IsNotEmpty({ context: { code: 'units:parentNeeded' } })
  parent!: string;
}

export class UnitClosingForm {
  @Day()
  day!: string;
}

export class BlindFirstForm {
  @IsBooleanString()
  blindFirst!: 'true' | 'false';
}
