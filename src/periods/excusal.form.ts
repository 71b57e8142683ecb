import { Type } from 'class-transformer';
import { IsIn, IsInt, Length } from 'class-validator';
import { EXCUSAL_KINDS } from './excusals.service.js';

export class ExcusalForm {
  @Type(() => Number)
  @IsInt({ context: { code: 'periods:issue.sheet' } })
  evaluationId!: number;

  @IsIn(EXCUSAL_KINDS, { context: { code: 'periods:issue.kind' } })
  kind!: string;

  @Length(3, 2000, { context: { code: 'periods:issue.reason', min: 3 } })
  reason!: string;
}
