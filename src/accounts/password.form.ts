import { IsNotEmpty, MaxLength } from 'class-validator';
import { PASSWORD_MAX } from './passwords.js';

/** Which passwords may be chosen stands in password-rules.ts, for all forms. */
export class PasswordForm {
  @IsNotEmpty({ context: { code: 'accounts:password.currentNeeded' } })
  @MaxLength(200, { context: { code: 'accounts:password.wrong' } })
  current!: string;

  @IsNotEmpty({ context: { code: 'accounts:password.nextNeeded' } })
  @MaxLength(PASSWORD_MAX, { context: { code: 'accounts:password.tooLong' } })
  next!: string;

  @IsNotEmpty({ context: { code: 'accounts:password.repeatNeeded' } })
  repeat!: string;
}
