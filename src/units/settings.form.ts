import { IsIn, IsOptional, Length, Matches, MaxLength } from 'class-validator';
import type { Issue } from '../web/issues.js';
import { Day } from './days.js';

export const DECIDERS = ['superior', 'root-head', 'outside'] as const;
const LONGEST_HOLIDAY = 15;

export class SettingsForm {
  @IsOptional()
  @MaxLength(60)
  place?: string;

  @IsOptional()
  @MaxLength(200)
  agencyAbove?: string;

  @IsOptional()
  @MaxLength(200)
  agencyName?: string;

  @IsOptional()
  @Matches(/^([0-9]|[1-8][0-9]|90)$/, { context: { code: 'units:leaverDaysForm' } })
  leaverDays?: string;

  @IsIn(DECIDERS)
  petitionDecider!: (typeof DECIDERS)[number];
}

export class HolidayForm {
  @Day()
  first!: string;

  @IsOptional()
  @Day()
  last?: string;

  @Length(1, 120, { context: { code: 'units:holidayNameNeeded' } })
  holiday!: string;
}

/** The days must stand in order and be no more than a long Tết. */
export function holidayIssues({ first, last }: HolidayForm): Issue[] {
  if (!last) return [];
  const days = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
  return days >= 1 && days <= LONGEST_HOLIDAY ? [] : [{ field: 'last', code: 'units:holidayLength', params: { most: LONGEST_HOLIDAY } }];
}
