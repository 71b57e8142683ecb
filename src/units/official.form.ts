import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsNotEmpty, IsOptional, Length, Matches, MaxLength } from 'class-validator';
import { CODE } from '../accounts/setup.form.js';
import type { Issue } from '../web/issues.js';
import { Day } from '../web/days.js';

export const PERSON_TYPES = ['cadre', 'civil-servant', 'public-employee', 'contract'] as const;
export const TIERS = [0, 1, 2, 3, 4] as const;
export const POSITIONS = ['member', 'deputy', 'head'] as const;
export const MEMBER_ROLES = ['chair', 'deputy', 'secretary', 'member'] as const;

export class OfficialForm {
  @Matches(CODE, { context: { code: 'officials:codeForm' } })
  code!: string;

  @Length(2, 120, { context: { code: 'officials:nameNeeded' } })
  name!: string;

  @IsIn(PERSON_TYPES)
  personType!: (typeof PERSON_TYPES)[number];

  @IsOptional()
  @IsEmail()
  @MaxLength(200)
  email?: string;
}

/** Where somebody is put: the main post of a new official, or the new post of a transfer. */
export class PlaceForm {
  @MaxLength(40)
  @IsNotEmpty({ context: { code: 'officials:unitNeeded' } })
  unit!: string;

  @Length(1, 120, { context: { code: 'officials:titleNeeded' } })
  postTitle!: string;

  @Transform(({ value }) => (value === undefined ? value : Number(value)))
  @IsIn(TIERS)
  tier!: number;

  @IsIn(POSITIONS)
  position!: (typeof POSITIONS)[number];

  @Day()
  fromDate!: string;

  @IsOptional()
  @MaxLength(60)
  decisionNumber?: string;
}

export class PostForm extends PlaceForm {
  @IsIn(['main', 'concurrent'])
  mainPost!: 'main' | 'concurrent';

  @IsOptional()
  @Day()
  toDate?: string;
}

export class PostEndForm {
  @Day()
  day!: string;
}

class PersonForm {
  /** A code, or a full name with or without diacritics. */
  @MaxLength(120)
  @IsNotEmpty({ context: { code: 'officials:personNeeded' } })
  person!: string;

  @Day()
  fromDate!: string;

  @IsOptional()
  @Day()
  toDate?: string;
}

export class ActingForm extends PersonForm {
  @Length(1, 60, { context: { code: 'officials:decisionNeeded' } })
  decisionNumber!: string;
}

export class MemberForm extends PersonForm {
  @IsIn(MEMBER_ROLES)
  role!: (typeof MEMBER_ROLES)[number];
}

export class OversightForm {
  @IsOptional()
  @MaxLength(40)
  unit?: string;

  @IsOptional()
  @MaxLength(120)
  person?: string;

  @Day()
  fromDate!: string;

  @IsOptional()
  @Day()
  toDate?: string;
}

export class CommitteeForm {
  @Length(1, 200, { context: { code: 'units:committeeNameNeeded' } })
  name!: string;

  /** Left out where the committee was there, under this name, before anybody entered it. */
  @IsOptional()
  @Day()
  day?: string;

  @IsOptional()
  @MaxLength(60)
  decisionNumber?: string;
}

/** An end before its beginning. */
export function daysInOrder(form: { fromDate: string; toDate?: string }): Issue[] {
  return form.toDate && form.toDate < form.fromDate ? [{ field: 'toDate', code: 'officials:endsBefore' }] : [];
}
