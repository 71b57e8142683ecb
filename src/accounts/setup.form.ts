import { Transform } from 'class-transformer';
import { IsIn, IsNotEmpty, IsOptional, Length, Matches, MaxLength } from 'class-validator';
import { LOGIN } from './account.form.js';
import { passwordIssues } from './password-rules.js';
import { PASSWORD_MAX } from './passwords.js';
import type { Issue } from '../web/issues.js';
import { boundsOf } from '../web/rule-bounds.js';

export const UNIT_KINDS = [
  'city',
  'province',
  'ward',
  'commune',
  'agency',
  'office',
  'party',
  'school',
  'health',
  'cell',
  'other',
] as const;
export const CODE = /^[A-Za-z0-9._-]{1,40}$/;
const lower = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value);

export class SetupForm {
  @Transform(lower)
  @Matches(LOGIN, { context: { code: 'accounts-admin:loginForm' } })
  login!: string;

  @Length(2, 120, { context: { code: 'accounts-admin:nameNeeded' } })
  name!: string;

  @IsNotEmpty({ context: { code: 'accounts:password.nextNeeded' } })
  @MaxLength(PASSWORD_MAX, { context: { code: 'accounts:password.tooLong' } })
  password!: string;

  @IsNotEmpty({ context: { code: 'accounts:password.repeatNeeded' } })
  repeat!: string;

  @Matches(CODE, { context: { code: 'accounts-admin:codeForm' } })
  unitCode!: string;

  @Length(1, 200, { context: { code: 'accounts-admin:unitNameNeeded' } })
  unitName!: string;

  @IsIn(UNIT_KINDS)
  unitKind!: (typeof UNIT_KINDS)[number];

  @IsOptional()
  @Transform(lower)
  @Matches(LOGIN, { context: { code: 'accounts-admin:loginForm' } })
  personnelLogin?: string;

  @IsOptional()
  @Length(2, 120, { context: { code: 'accounts-admin:nameNeeded' } })
  personnelName?: string;
}

/** What no single field can know. */
export function setupIssues(form: SetupForm): Issue[] {
  const issues = passwordIssues('password', form.password, { ...form, places: [form.unitCode, form.unitName] });
  if (form.password !== form.repeat) issues.push({ field: 'repeat', code: 'accounts:password.differs' });
  if (form.personnelLogin === form.login)
    issues.push({ field: 'personnelLogin', code: 'accounts-admin:loginTaken', params: { login: form.login } });
  if (form.personnelLogin && !form.personnelName)
    issues.push({
      field: 'personnelName',
      code: 'accounts-admin:nameNeeded',
      params: boundsOf(SetupForm, 'personnelName'),
    });
  if (form.personnelName && !form.personnelLogin)
    issues.push({ field: 'personnelLogin', code: 'accounts-admin:loginForm' });
  return issues;
}
