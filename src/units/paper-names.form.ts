import { IsOptional, Matches, MaxLength } from 'class-validator';
import { Day } from '../web/days.js';
import type { NamesOnPaper } from './paper-names.queries.js';

const Text = (most: number) => (target: object, key: string) => {
  IsOptional()(target, key);
  MaxLength(most)(target, key);
};

export class PaperNamesForm implements Partial<NamesOnPaper> {
  @Day()
  day!: string;

  @Text(200)
  name?: string;

  @Text(200)
  above?: string;

  @Text(60)
  place?: string;

  @IsOptional()
  @MaxLength(20)
  @Matches(/^[\p{L}\p{N}][\p{L}\p{N}.&/-]*$/u, { context: { code: 'paper-names:suffixForm' } })
  suffix?: string;

  @Text(120)
  collective?: string;

  @Text(120)
  headTitle?: string;

  @Text(120)
  deputyTitle?: string;
}
