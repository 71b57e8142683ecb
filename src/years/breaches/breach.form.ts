import { Type } from 'class-transformer';
import { Equals, IsIn, IsInt, Length, Max, Min, ValidateIf } from 'class-validator';
import { Day } from '../../web/days.js';
import type { OverrideKind, Relation } from '../year-steps.js';

export const KINDS: readonly OverrideKind[] = ['discipline', 'degradation', 'exemplarity-breach', 'corruption-in-unit'];
export const RELATIONS: readonly Relation[] = ['duty', 'degradation'];

export class BreachForm {
  @Type(() => Number)
  @IsInt({ context: { code: 'years:issue.breachUnit' } })
  unitId!: number;

  @Day()
  happenedOn!: string;

  @Length(10, 2000, { context: { code: 'years:issue.breachText', least: 10, most: 2000 } })
  description!: string;
}

export class OverrideForm {
  @IsIn(KINDS, { context: { code: 'years:issue.kind' } })
  kind!: OverrideKind;

  /** Discipline counts only for a breach of public duty or for degradation (Art 11.3a). */
  @ValidateIf((form: OverrideForm) => form.kind === 'discipline')
  @IsIn(RELATIONS, { context: { code: 'years:issue.relation' } })
  relation?: Relation;

  @Type(() => Number)
  @IsInt({ context: { code: 'years:issue.overrideYear' } })
  @Min(2026, { context: { code: 'years:issue.overrideYear' } })
  @Max(2100, { context: { code: 'years:issue.overrideYear' } })
  year!: number;

  @Length(1, 60, { context: { code: 'years:issue.decisionNumber', most: 60 } })
  decisionNumber!: string;

  @Day()
  decisionDate!: string;

  @Length(2, 200, { context: { code: 'years:issue.issuedBy', least: 2, most: 200 } })
  issuedBy!: string;

  /** The recorder says that a competent body found it: the product deduces nothing. */
  @Equals('yes', { context: { code: 'years:issue.concluded' } })
  concluded!: 'yes';
}

export class OverrideWithdrawalForm {
  @Length(10, 2000, { context: { code: 'years:issue.withdrawalReason', least: 10, most: 2000 } })
  reason!: string;
}
