import { IsNotEmpty, Length, MaxLength } from 'class-validator';
import { PASSWORD_MAX, PASSWORD_MIN } from './passwords.js';

export class PasswordForm {
  @IsNotEmpty({ context: { code: 'accounts:password.currentNeeded' } })
  @MaxLength(200)
  current!: string;

  @Length(PASSWORD_MIN, PASSWORD_MAX, { context: { code: 'accounts:password.length', min: PASSWORD_MIN, max: PASSWORD_MAX } })
  next!: string;

  @IsNotEmpty({ context: { code: 'accounts:password.repeatNeeded' } })
  repeat!: string;
}
