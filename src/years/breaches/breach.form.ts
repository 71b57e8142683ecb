import { Equals, IsIn, Length, ValidateIf } from 'class-validator';
import { Day } from '../../web/days.js';
import type { OverrideKind, Relation } from '../year-steps.js';
import { Id, Whole } from '../../web/form-fields.js';

export const KINDS: readonly OverrideKind[] = ['discipline', 'degradation', 'exemplarity-breach', 'corruption-in-unit'];
export const RELATIONS: readonly Relation[] = ['duty', 'degradation'];

export class BreachForm {
  @Id({ code: 'years:issue.breachUnit' })
  unitId!: number;

  @Day()
  happenedOn!: string;

  @Length(10, 2000, { context: { code: 'years:issue.breachText' } })
  description!: string;
}

export class OverrideForm {
  @IsIn(KINDS, { context: { code: 'years:issue.kind' } })
  kind!: OverrideKind;

  /** Discipline counts only for a breach of public duty or for degradation (Art 11.3a). */
  @ValidateIf((form: OverrideForm) => form.kind === 'discipline')
  @IsIn(RELATIONS, { context: { code: 'years:issue.relation' } })
  relation?: Relation;

  @Whole(2026, 2100, { code: 'years:issue.overrideYear' })
  year!: number;

  @Length(1, 60, { context: { code: 'years:issue.decisionNumber' } })
  decisionNumber!: string;

  @Day()
  decisionDate!: string;

  @Length(2, 200, { context: { code: 'years:issue.issuedBy' } })
  issuedBy!: string;

  /** The recorder says that a competent body found it: the product deduces nothing. */
  @Equals('yes', { context: { code: 'years:issue.concluded' } })
  concluded!: 'yes';
}

/** What a decision made count, a decision lifts. */
export class OverrideWithdrawalForm {
  @Length(1, 60, { context: { code: 'years:issue.decisionNumber' } })
  withdrawalNumber!: string;

  @Day()
  withdrawalDate!: string;

  @Length(10, 2000, { context: { code: 'years:issue.withdrawalReason' } })
  reason!: string;
}
