import { IsIn, IsOptional, Matches, MaxLength } from 'class-validator';

export const DECIDERS = ['superior', 'root-head', 'outside'] as const;

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
