import { IsOptional, Length, MaxLength } from 'class-validator';
import { Day, Month } from '../web/days.js';
import { Id } from '../web/form-fields.js';
import type { Issue } from '../web/issues.js';

const NO_MONTH = 'practices:issue.month';

/** Which measure moved, from which month to which; the figures are the unit's own, not typed. */
class MovedForm {
  @IsOptional()
  @Id({ code: 'practices:issue.measure' })
  measure?: number;

  @IsOptional()
  @Month(NO_MONTH)
  beforeMonth?: string;

  @IsOptional()
  @Month(NO_MONTH)
  afterMonth?: string;
}

export class PracticeForm extends MovedForm {
  @Id({ code: 'practices:issue.unit' })
  unit!: number;

  @Length(5, 200, { context: { code: 'practices:issue.title' } })
  title!: string;

  @Length(10, 4000, { context: { code: 'practices:issue.what' } })
  what!: string;

  @MaxLength(4000, { context: { code: 'practices:issue.tooLong' } })
  lesson = '';

  @Day()
  beganOn!: string;
}

export class UseForm {
  @Id({ code: 'practices:issue.unit' })
  unit!: number;

  @Day()
  takenOn!: string;

  @MaxLength(4000, { context: { code: 'practices:issue.tooLong' } })
  adapted = '';
}

export class UseReportForm {
  @Length(10, 4000, { context: { code: 'practices:issue.result' } })
  result!: string;

  @IsOptional()
  @Month(NO_MONTH)
  beforeMonth?: string;

  @IsOptional()
  @Month(NO_MONTH)
  afterMonth?: string;
}

export class PracticeEndForm {
  @Length(10, 2000, { context: { code: 'practices:issue.reason' } })
  reason!: string;
}

/** Both months or none, in their order, and none without a measure. */
export function monthIssues(measure: number | null, before: string | undefined, after: string | undefined): Issue[] {
  if (before === undefined && after === undefined) return [];
  if (measure === null) return [{ field: 'measure', code: 'practices:issue.measureFirst' }];
  if (before === undefined || after === undefined)
    return [{ field: before === undefined ? 'beforeMonth' : 'afterMonth', code: 'practices:issue.bothMonths' }];
  return after > before ? [] : [{ field: 'afterMonth', code: 'practices:issue.order' }];
}
