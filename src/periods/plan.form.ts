import { Type } from 'class-transformer';
import { IsInt, IsPositive, Matches } from 'class-validator';

export class PlanForm {
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { context: { code: 'periods:issue.month' } })
  month!: string;

  @Type(() => Number)
  @IsInt({ context: { code: 'periods:issue.unit' } })
  @IsPositive({ context: { code: 'periods:issue.unit' } })
  rootUnitId!: number;
}
