import { Transform } from 'class-transformer';
import { IsArray, IsIn, IsOptional, Length } from 'class-validator';
import { Day } from '../../web/days.js';
import type { Issue } from '../../web/issues.js';
import { addDays, isWeekend } from '../working-days.js';

export const KINDS = ['off', 'worked'] as const;
export const NAME_MOST = 120;
const LONGEST = 15;

export interface RecordedDay {
  day: string;
  name: string;
  kind: (typeof KINDS)[number];
}

export class HolidayForm {
  @Day()
  first!: string;

  @IsOptional()
  @Day()
  last?: string;

  @Length(1, NAME_MOST, { context: { code: 'holidays:issue.name' } })
  holiday!: string;

  @IsIn(KINDS)
  kind: (typeof KINDS)[number] = 'off';
}

export class ConfirmationForm {
  @IsOptional()
  @Transform(({ value }) =>
    [value as unknown]
      .flat()
      .filter((day) => typeof day === 'string')
      .slice(0, 100),
  )
  @IsArray()
  days: string[] = [];
}

/** The days of a form in order; they must be no more than a long Tết, and a day that is worked must be a weekend's. */
export function daysOf({
  first,
  last = first,
  holiday: name,
  kind,
}: HolidayForm): { days: RecordedDay[]; issues?: undefined } | { days?: undefined; issues: Issue[] } {
  const days: RecordedDay[] = [];
  for (let day = first; day <= last && days.length <= LONGEST; day = addDays(day, 1)) days.push({ day, name, kind });
  if (days.length === 0 || days.length > LONGEST)
    return { issues: [{ field: 'last', code: 'holidays:issue.length', params: { most: LONGEST } }] };
  if (kind === 'worked' && !days.every(({ day }) => isWeekend(day)))
    return { issues: [{ field: 'first', code: 'holidays:issue.weekday' }] };
  return { days };
}
