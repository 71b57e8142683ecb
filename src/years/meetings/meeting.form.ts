import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { Day } from '../../web/days.js';
import type { Issue } from '../../web/issues.js';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const MOST_PEOPLE = 10_000;
export const LONG = { report: 4000, opinions: 8000 } as const;

/** The facts of a meeting: when, where, who led it, who came. */
export class MeetingForm {
  @Day()
  heldOn!: string;

  @Matches(CLOCK, { context: { code: 'years:issue.clock' } })
  beganAt!: string;

  @IsOptional()
  @Matches(CLOCK, { context: { code: 'years:issue.clock' } })
  endedAt?: string;

  @Length(2, 200, { context: { code: 'years:issue.place', least: 2, most: 200 } })
  place!: string;

  @Type(() => Number)
  @IsInt({ context: { code: 'years:issue.person' } })
  chairId!: number;

  @Type(() => Number)
  @IsInt({ context: { code: 'years:issue.person' } })
  secretaryId!: number;

  @Type(() => Number)
  @IsInt({ context: { code: 'years:issue.count' } })
  @Min(1, { context: { code: 'years:issue.count' } })
  @Max(MOST_PEOPLE, { context: { code: 'years:issue.count' } })
  invited!: number;

  @Type(() => Number)
  @IsInt({ context: { code: 'years:issue.count' } })
  @Min(1, { context: { code: 'years:issue.count' } })
  @Max(MOST_PEOPLE, { context: { code: 'years:issue.count' } })
  present!: number;

  @MaxLength(2000, { context: { code: 'years:issue.tooLongFor', most: 2000 } })
  absentNames = '';
}

export class NewMeetingForm extends MeetingForm {
  @Type(() => Number)
  @IsInt({ context: { code: 'years:issue.unit' } })
  unit!: number;

  @IsIn(['head', 'staff'], { context: { code: 'years:issue.about' } })
  about!: 'head' | 'staff';
}

export class MinutesForm extends MeetingForm {
  @MaxLength(8000, { context: { code: 'years:issue.tooLongFor', most: 8000 } })
  writtenOpinions = '';

  @MaxLength(8000, { context: { code: 'years:issue.tooLongFor', most: 8000 } })
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
  sheetIds: number[];
  reports: (string | null)[];
  opinions: (string | null)[];
  issues: Issue[];
}

/** What a body says of each person; a text that is too long is an issue and is not kept. */
export function readSaid(body: unknown, sheetIds: readonly number[]): SaidForm {
  const fields = (body ?? {}) as Record<string, unknown>;
  const issues: Issue[] = [];
  const bounded = (field: string, most: number) => {
    const text = textOf(fields[field]);
    if (text === null || text.length <= most) return text;
    issues.push({ field, code: 'years:issue.tooLongFor', params: { most } });
    return null;
  };
  const reports = sheetIds.map((id) => bounded(`report-${id}`, LONG.report));
  const opinions = sheetIds.map((id) => bounded(`opinions-${id}`, LONG.opinions));
  return { sheetIds: [...sheetIds], reports, opinions, issues };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\0', '').trim() : null;
}
