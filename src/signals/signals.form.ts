import { IsIn, Length, Matches, MaxLength } from 'class-validator';
import { SIGNALS } from './rules/all-signals.js';
import { Id } from '../web/form-fields.js';

export class AskForm {
  @Id({ code: 'signals:issue.gone' })
  head!: number;

  @Id({ code: 'signals:issue.gone' })
  unit!: number;

  @IsIn(SIGNALS.map(({ code }) => code), { context: { code: 'signals:issue.gone' } })
  code!: string;

  @Matches(/^20\d{2}-(0[1-9]|1[0-2])$/, { context: { code: 'signals:issue.gone' } })
  month!: string;

  @MaxLength(1000, { context: { code: 'signals:issue.tooLong' } })
  text = '';
}

export class AnswerForm {
  @Length(10, 4000, { context: { code: 'signals:issue.answer' } })
  answer!: string;
}

export class ConclusionForm {
  @Length(10, 2000, { context: { code: 'signals:issue.conclusion' } })
  conclusion!: string;
}
