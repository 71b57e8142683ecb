import { IsIn, IsOptional, MaxLength } from 'class-validator';

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

  @IsIn(DECIDERS)
  petitionDecider!: (typeof DECIDERS)[number];
}
