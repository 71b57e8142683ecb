import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  Length,
  Matches,
  Max,
  MaxLength,
} from 'class-validator';
import { CODE, UNIT_KINDS } from '../../accounts/setup.form.js';
import { Day } from '../../web/days.js';
import { MOST_ID } from '../../web/form-fields.js';
import { readId } from '../../web/id.pipe.js';
import { TIERS } from '../official.form.js';

/** By which decision, from which day. */
export class DecisionForm {
  @Day()
  day!: string;

  @Length(1, 60, { context: { code: 'units:decisionNeeded' } })
  decisionNumber!: string;
}

class WordsForm extends DecisionForm {
  @Length(1, 200, { context: { code: 'units:nameNeeded' } })
  name!: string;

  @Matches(CODE, { context: { code: 'units:codeForm' } })
  code!: string;

  @IsIn(UNIT_KINDS)
  kind!: (typeof UNIT_KINDS)[number];
}

export class RenameForm extends WordsForm {}

/** What was typed wrongly when the unit was entered. */
export class MendForm {
  @Length(1, 200, { context: { code: 'units:nameNeeded' } })
  name!: string;

  @Matches(CODE, { context: { code: 'units:codeForm' } })
  code!: string;

  @IsIn(UNIT_KINDS)
  kind!: (typeof UNIT_KINDS)[number];

  @Length(5, 1000, { context: { code: 'units:reasonNeeded' } })
  reason!: string;
}

export class MoveForm extends DecisionForm {
  @MaxLength(40)
  @IsNotEmpty({ context: { code: 'units:parentNeeded' } })
  parent!: string;
}

/** `on` is where a list of checkboxes was sent with one box, or none. */
const Ids = () =>
  function (target: object, key: string) {
    Transform(({ value }: { value: unknown }) => [value ?? []].flat().map((one) => readId(one) ?? Number.NaN))(
      target,
      key,
    );
    IsArray()(target, key);
    ArrayMaxSize(500, { context: { code: 'units:tooMany' } })(target, key);
    IsInt({ each: true })(target, key);
    Max(MOST_ID, { each: true })(target, key);
  };

export const NEW = '+';

export class MergeForm extends DecisionForm {
  /** The code of the unit that takes the others in, or `NEW`: a unit that the act founds. */
  @MaxLength(40)
  @IsNotEmpty({ context: { code: 'units:successorNeeded' } })
  into!: string;

  @IsOptional()
  @Length(1, 200, { context: { code: 'units:nameNeeded' } })
  name?: string;

  @IsOptional()
  @Matches(CODE, { context: { code: 'units:codeForm' } })
  code?: string;

  /** Further units that end with it. */
  @Ids()
  also: number[] = [];

  /** What the heads of the units that end are in the successor. */
  @IsIn(['deputy', 'member'])
  headAs: 'deputy' | 'member' = 'member';

  @IsOptional()
  @MaxLength(120)
  headTitle?: string;
}

export class SplitForm extends WordsForm {
  @IsIn(['beside', 'below'])
  place!: 'beside' | 'below';

  @Ids()
  people: number[] = [];

  @Ids()
  parts: number[] = [];

  /** Of the people chosen, who heads the new unit; nobody, where it is left out. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === undefined ? value : Number(value)))
  @IsInt()
  head?: number;

  @IsOptional()
  @MaxLength(120)
  headTitle?: string;

  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === undefined ? value : Number(value)))
  @IsIn(TIERS)
  headTier?: number;
}

export class ActCorrectionForm extends DecisionForm {
  @IsOptional()
  @Length(1, 200, { context: { code: 'units:nameNeeded' } })
  name?: string;

  @Length(5, 1000, { context: { code: 'units:reasonNeeded' } })
  reason!: string;
}

export class AnnulForm {
  @Length(5, 1000, { context: { code: 'units:reasonNeeded' } })
  annulReason!: string;
}
