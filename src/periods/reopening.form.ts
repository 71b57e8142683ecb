import { Type } from 'class-transformer';
import { IsInt, Length } from 'class-validator';

export class ReopeningForm {
  @Type(() => Number)
  @IsInt({ context: { code: 'periods:issue.sheet' } })
  evaluationId!: number;

  @Length(10, 2000, { context: { code: 'periods:issue.reason', min: 10 } })
  reason!: string;
}
