import { IsIn, Length } from 'class-validator';
import { EXCUSAL_KINDS } from './excusals.service.js';
import { Id } from '../web/form-fields.js';

export class ExcusalForm {
  @Id({ code: 'periods:issue.evaluation' })
  evaluationId!: number;

  @IsIn(EXCUSAL_KINDS, { context: { code: 'periods:issue.kind' } })
  kind!: string;

  @Length(3, 2000, { context: { code: 'periods:issue.reason' } })
  reason!: string;
}
