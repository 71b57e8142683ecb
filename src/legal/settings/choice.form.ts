import { Transform } from 'class-transformer';
import { IsIn, IsOptional, Length, Matches } from 'class-validator';
import { editionOf } from '../../scoring/editions/all-editions.js';
import { personTypes } from '../../scoring/editions/edition.js';
import { Day } from '../../units/days.js';
import type { Issue } from '../../web/issues.js';
import type { EditionCode, PersonType } from './edition-choices.js';

export const EDITIONS = ['nd-335-2025', 'hanoi-3814-2018'] as const satisfies readonly EditionCode[];
export const EVERYBODY = 'everybody';
export const CHOSEN_FOR = [EVERYBODY, ...personTypes] as const;

/** A typed month (2026-11, 11/2026, 11-2026) as YYYY-MM; anything else as it stands. */
export function toMonth(typed: unknown): unknown {
  const written = typeof typed === 'string' ? /^(\d{1,2})[/.-](\d{4})$/.exec(typed) : null;
  return written ? `${written[2]}-${written[1]!.padStart(2, '0')}` : typed;
}

export function Month(): PropertyDecorator {
  return (target, key) => {
    Transform(({ value }) => toMonth(value))(target, key);
    Matches(/^20\d\d-(0[1-9]|1[0-2])$/, { context: { code: 'legal-periods:issue.month' } })(target, key as string);
  };
}

export class ChoiceForm {
  @IsIn(EDITIONS)
  edition!: EditionCode;

  @IsIn(CHOSEN_FOR)
  forWhom!: (typeof CHOSEN_FOR)[number];

  @Month()
  from!: string;

  @IsOptional()
  @Month()
  to?: string;

  @Length(1, 60, { context: { code: 'legal-periods:issue.decision' } })
  decisionNumber!: string;

  @Day()
  decisionDate!: string;
}

export class ChoiceEndForm {
  @Month()
  last!: string;
}

export function personTypeOf(forWhom: string): PersonType | null {
  return forWhom === EVERYBODY ? null : (forWhom as PersonType);
}

/** What a choice cannot be whatever else is chosen. For công chức 335 is the law (Art 2.2) and not anybody's to choose. */
export function choiceIssues(form: ChoiceForm, today: string): Issue[] {
  const issues: Issue[] = [];
  const { inForce } = editionOf(form.edition);
  if (form.edition === 'nd-335-2025' && form.forWhom === 'civil-servant') issues.push({ field: 'forWhom', code: 'legal-periods:issue.alreadyLaw' });
  if (`${form.from}-01` < inForce) issues.push({ field: 'from', code: 'legal-periods:issue.beforeInForce', params: { month: inForce.slice(0, 7).split('-').reverse().join('/') } });
  if (form.to && form.to < form.from) issues.push({ field: 'to', code: 'legal-periods:issue.order' });
  if (form.decisionDate > today) issues.push({ field: 'decisionDate', code: 'legal-periods:issue.future' });
  return issues;
}
