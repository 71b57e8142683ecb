import { IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import type { Direction, MeasureKind } from './measures.queries.js';

export const MEASURE_BOUNDS = { name: 120, unitLabel: 30, source: 200 } as const;

/** An agency's own measure. */
export class MeasureForm {
  @IsString()
  @Matches(/^[A-Za-z0-9._-]{1,40}$/, { context: { code: 'measures:issue.code' } })
  code!: string;

  @IsString()
  @Length(2, MEASURE_BOUNDS.name)
  name!: string;

  @IsIn(['percent', 'count'])
  kind!: MeasureKind;

  @IsIn(['up', 'down', 'none'])
  direction!: Direction;

  @IsOptional()
  @IsString()
  @MaxLength(MEASURE_BOUNDS.unitLabel)
  unitLabel?: string;

  @IsOptional()
  @IsString()
  @MaxLength(MEASURE_BOUNDS.source)
  source?: string;
}
