import { Transform } from 'class-transformer';
import { IsIn, IsOptional, Length, Matches, MaxLength } from 'class-validator';
import type { Role } from '../web/actor.js';

export const ROLES: readonly Role[] = ['personnel', 'inspector', 'outside-approver', 'administrator'];
export const LOGIN = /^[a-z0-9._-]{3,60}$/;
const lower = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value);

export class AccountForm {
  @Transform(lower)
  @Matches(LOGIN, { context: { code: 'accounts-admin:loginForm' } })
  login!: string;

  @Length(2, 120, { context: { code: 'accounts-admin:nameNeeded' } })
  name!: string;
}

export class RoleForm {
  @IsIn(ROLES)
  role!: Role;

  /** The code of the unit in which the role holds; an administrator's needs none. */
  @IsOptional()
  @MaxLength(40)
  unit?: string;
}
