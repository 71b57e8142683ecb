import { Type } from 'class-transformer';
import { IsInt, IsOptional, Length, Max, MaxLength, Min } from 'class-validator';
import { Day } from '../web/days.js';
import type { Issue } from '../web/issues.js';

const PERSON = { context: { code: 'focus:issue.owner' } };
const MOST_CITIZENS = 1_000_000;

export class IssueForm {
  @Type(() => Number)
  @IsInt({ context: { code: 'focus:issue.committee' } })
  committee!: number;

  @Length(5, 200, { context: { code: 'focus:issue.title', least: 5, most: 200 } })
  title!: string;

  @Length(10, 4000, { context: { code: 'focus:issue.why', least: 10, most: 4000 } })
  why!: string;

  @MaxLength(300, { context: { code: 'focus:issue.tooLong', most: 300 } })
  source = '';

  @Type(() => Number)
  @IsInt(PERSON)
  owner!: number;

  @Type(() => Number)
  @IsInt({ context: { code: 'focus:issue.unit' } })
  unit!: number;

  @Day()
  dueOn!: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ context: { code: 'focus:issue.measure' } })
  measure?: number;
}

export class StepForm {
  @Length(5, 500, { context: { code: 'focus:issue.step', least: 5, most: 500 } })
  text!: string;

  @IsOptional()
  @Day()
  stepDue?: string;
}

export class DoneForm {
  @MaxLength(2000, { context: { code: 'focus:issue.tooLong', most: 2000 } })
  doneNote = '';
}

export class NoteForm {
  @Length(3, 4000, { context: { code: 'focus:issue.note', least: 3, most: 4000 } })
  note!: string;
}

export class ReportForm {
  @Length(10, 4000, { context: { code: 'focus:issue.report', least: 10, most: 4000 } })
  report!: string;

  @MaxLength(4000, { context: { code: 'focus:issue.tooLong', most: 4000 } })
  citizensView = '';

  @IsOptional()
  @Type(() => Number)
  @IsInt({ context: { code: 'focus:issue.citizens' } })
  @Min(1, { context: { code: 'focus:issue.citizens' } })
  @Max(MOST_CITIZENS, { context: { code: 'focus:issue.citizens' } })
  citizensAsked?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ context: { code: 'focus:issue.citizens' } })
  @Min(0, { context: { code: 'focus:issue.citizens' } })
  @Max(MOST_CITIZENS, { context: { code: 'focus:issue.citizens' } })
  citizensSatisfied?: number;
}

/** How many were satisfied says nothing without how many were asked. */
export function reportIssues({ citizensAsked: asked, citizensSatisfied: satisfied }: ReportForm): Issue[] {
  if (asked === undefined && satisfied === undefined) return [];
  if (asked === undefined || satisfied === undefined) return [{ field: asked === undefined ? 'citizensAsked' : 'citizensSatisfied', code: 'focus:issue.bothCitizens' }];
  return satisfied > asked ? [{ field: 'citizensSatisfied', code: 'focus:issue.tooMany', params: { asked } }] : [];
}

export class MoveForm {
  @Day()
  dueOn!: string;

  @Length(10, 2000, { context: { code: 'focus:issue.reason', least: 10, most: 2000 } })
  reason!: string;
}

export class ReturnForm {
  @Length(10, 2000, { context: { code: 'focus:issue.reason', least: 10, most: 2000 } })
  returning!: string;
}

export class OwnerForm {
  @Type(() => Number)
  @IsInt(PERSON)
  owner!: number;

  @Length(10, 2000, { context: { code: 'focus:issue.reason', least: 10, most: 2000 } })
  why!: string;
}
