import { IsOptional, Length, MaxLength } from 'class-validator';
import { Day } from '../web/days.js';
import { Id, Whole } from '../web/form-fields.js';
import type { Issue } from '../web/issues.js';

const PERSON = { code: 'focus:issue.owner' };
const MOST_CITIZENS = 1_000_000;

export class IssueForm {
  @Id({ code: 'focus:issue.committee' })
  committee!: number;

  @Length(5, 200, { context: { code: 'focus:issue.title' } })
  title!: string;

  @Length(10, 4000, { context: { code: 'focus:issue.why' } })
  why!: string;

  @MaxLength(300, { context: { code: 'focus:issue.tooLong' } })
  source = '';

  @Id(PERSON)
  owner!: number;

  @Id({ code: 'focus:issue.unit' })
  unit!: number;

  @Day()
  dueOn!: string;

  @IsOptional()
  @Id({ code: 'focus:issue.measure' })
  measure?: number;
}

export class StepForm {
  @Length(5, 500, { context: { code: 'focus:issue.step' } })
  text!: string;

  @IsOptional()
  @Day()
  stepDue?: string;
}

export class DoneForm {
  @MaxLength(2000, { context: { code: 'focus:issue.tooLong' } })
  doneNote = '';
}

export class NoteForm {
  @Length(3, 4000, { context: { code: 'focus:issue.note' } })
  note!: string;
}

export class ReportForm {
  @Length(10, 4000, { context: { code: 'focus:issue.report' } })
  report!: string;

  @MaxLength(4000, { context: { code: 'focus:issue.tooLong' } })
  citizensView = '';

  @IsOptional()
  @Whole(1, MOST_CITIZENS, { code: 'focus:issue.citizens' }, ['người'])
  citizensAsked?: number;

  @IsOptional()
  @Whole(0, MOST_CITIZENS, { code: 'focus:issue.citizens' }, ['người'])
  citizensSatisfied?: number;
}

/** How many were satisfied says nothing without how many were asked. */
export function reportIssues({ citizensAsked: asked, citizensSatisfied: satisfied }: ReportForm): Issue[] {
  if (asked === undefined && satisfied === undefined) return [];
  if (asked === undefined || satisfied === undefined)
    return [{ field: asked === undefined ? 'citizensAsked' : 'citizensSatisfied', code: 'focus:issue.bothCitizens' }];
  return satisfied > asked ? [{ field: 'citizensSatisfied', code: 'focus:issue.tooMany', params: { asked } }] : [];
}

export class IssueMoveForm {
  @Day()
  dueOn!: string;

  @Length(10, 2000, { context: { code: 'focus:issue.reason' } })
  reason!: string;
}

export class ReturnForm {
  @Length(10, 2000, { context: { code: 'focus:issue.reason' } })
  returning!: string;
}

export class OwnerForm {
  @Id(PERSON)
  owner!: number;

  @Length(10, 2000, { context: { code: 'focus:issue.reason' } })
  why!: string;
}
