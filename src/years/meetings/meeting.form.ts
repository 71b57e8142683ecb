import { IsIn, IsOptional, Length, Matches, MaxLength } from 'class-validator';
import { Day } from '../../web/days.js';
import { Id, Whole } from '../../web/form-fields.js';
import type { Issue } from '../../web/issues.js';
import { textOf, type Body } from '../../web/read-form.js';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const MOST_PEOPLE = 10_000;
const LONG = { report: 4000, opinions: 8000 } as const;

/** The facts of a meeting: when, where, who led it, who came. */
export class MeetingForm {
  @Day()
  heldOn!: string;

  @Matches(CLOCK, { context: { code: 'years:issue.clock' } })
  beganAt!: string;

  @IsOptional()
  @Matches(CLOCK, { context: { code: 'years:issue.clock' } })
  endedAt?: string;

  @Length(2, 200, { context: { code: 'years:issue.place' } })
  place!: string;

  @Id({ code: 'years:issue.person' })
  chairId!: number;

  @Id({ code: 'years:issue.person' })
  secretaryId!: number;

  @Whole(1, MOST_PEOPLE, { code: 'years:issue.count' }, ['người'])
  invited!: number;

  @Whole(1, MOST_PEOPLE, { code: 'years:issue.count' }, ['người'])
  present!: number;

  @MaxLength(2000, { context: { code: 'years:issue.tooLongFor' } })
  absentNames = '';
}

export class NewMeetingForm extends MeetingForm {
  @Id({ code: 'years:issue.unit' })
  unit!: number;

  @IsIn(['head', 'staff'], { context: { code: 'years:issue.about' } })
  about!: 'head' | 'staff';
}

export class MinutesForm extends MeetingForm {
  @MaxLength(16_000, { context: { code: 'years:issue.tooLongFor' } })
  attendance = '';

  @MaxLength(8000, { context: { code: 'years:issue.tooLongFor' } })
  writtenOpinions = '';

  @MaxLength(8000, { context: { code: 'years:issue.tooLongFor' } })
  conclusion = '';
}

/** What the single fields cannot say alone. `people` are those who may sit in the chair or keep the minutes. */
export function meetingIssues(form: MeetingForm, people: readonly { id: number }[], today: string): Issue[] {
  const issues: Issue[] = [];
  const known = (id: number) => people.some((person) => person.id === id);
  if (form.heldOn > today) issues.push({ field: 'heldOn', code: 'years:issue.future' });
  if (form.endedAt && form.endedAt < form.beganAt) issues.push({ field: 'endedAt', code: 'years:issue.endedAt' });
  if (!known(form.chairId)) issues.push({ field: 'chairId', code: 'years:issue.person' });
  if (!known(form.secretaryId)) issues.push({ field: 'secretaryId', code: 'years:issue.person' });
  if (form.chairId === form.secretaryId) issues.push({ field: 'secretaryId', code: 'years:issue.sameperson' });
  if (form.present > form.invited) issues.push({ field: 'present', code: 'years:issue.present' });
  return issues;
}

/** A null text: the body says nothing of it, so what is stored stays. */
export interface SaidForm {
  yearRecordIds: number[];
  reports: (string | null)[];
  opinions: (string | null)[];
  issues: Issue[];
}

/** What a body says of each person; a text that is too long is an issue and is not kept. */
export function readSaid(body: unknown, yearRecordIds: readonly number[]): SaidForm {
  const fields = (body ?? {}) as Body;
  const issues: Issue[] = [];
  const bounded = (field: string, most: number) => {
    const text = textOf(fields, field) ?? null;
    if (text === null || text.length <= most) return text;
    issues.push({ field, code: 'years:issue.tooLongFor', params: { most } });
    return null;
  };
  const reports = yearRecordIds.map((id) => bounded(`report-${id}`, LONG.report));
  const opinions = yearRecordIds.map((id) => bounded(`opinions-${id}`, LONG.opinions));
  return { yearRecordIds: [...yearRecordIds], reports, opinions, issues };
}
