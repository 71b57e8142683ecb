import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, Max, MaxLength } from 'class-validator';
import { Day } from '../web/days.js';
import { MOST_ID } from '../web/form-fields.js';
import { readId } from '../web/id.pipe.js';
import { DELEGATION_SIGNINGS, type DelegationSigning } from './delegation.entity.js';

export class DelegationForm {
  @Transform(({ value }: { value: unknown }) => readId(value) ?? Number.NaN)
  @IsInt()
  @Max(MOST_ID)
  unit!: number;

  @MaxLength(120)
  @IsNotEmpty({ context: { code: 'officials:personNeeded' } })
  person!: string;

  @Day()
  fromDate!: string;

  @Day()
  toDate!: string;

  /** A delegation that says nothing of papers lets the substitute sign none. */
  @IsIn(DELEGATION_SIGNINGS, { context: { code: 'delegations:signing.choose' } })
  signing: DelegationSigning = 'none';
}
