import { IsIn, IsOptional, Length } from 'class-validator';
import { allEditions, editionOf, isLaw } from '../../scoring/editions/all-editions.js';
import { personTypes } from '../../scoring/editions/edition.js';
import { Day, Month } from '../../web/days.js';
import { formatMonth } from '../../web/format.js';
import type { Issue } from '../../web/issues.js';
import type { EditionCode, PersonType } from '../../scoring/editions/edition.js';

export const EDITIONS: readonly EditionCode[] = allEditions.map(({ code }) => code);
export const EVERYBODY = 'everybody';
export const CHOSEN_FOR = [EVERYBODY, ...personTypes] as const;

/** What is said of a month that is none. */
export const NO_MONTH = 'legal-periods:issue.month';

export class ChoiceForm {
  @IsIn(EDITIONS)
  edition!: EditionCode;

  @IsIn(CHOSEN_FOR)
  forWhom!: (typeof CHOSEN_FOR)[number];

  @Month(NO_MONTH)
  from!: string;

  @IsOptional()
  @Month(NO_MONTH)
  to?: string;

  @Length(1, 60, { context: { code: 'legal-periods:issue.decision' } })
  decisionNumber!: string;

  @Day()
  decisionDate!: string;

  @IsOptional()
  @Length(2, 200, { context: { code: 'legal-periods:issue.issuedBy' } })
  issuedBy?: string;
}

export class ChoiceEndForm {
  @Month(NO_MONTH)
  last!: string;
}

export function personTypeOf(forWhom: string): PersonType | null {
  return forWhom === EVERYBODY ? null : (forWhom as PersonType);
}

/** The decree for people whom a decree of their own governs: it stands on the agency's decision alone, so that one is said whole. */
export function otherwiseGoverned(edition: EditionCode, type: PersonType | null): boolean {
  return isLaw(edition) && (type === null || type === 'public-employee');
}

/** What a choice cannot be whatever else is chosen. What is law for somebody (Art 2.2) is not anybody's to choose. */
export function choiceIssues(form: ChoiceForm, today: string): Issue[] {
  const issues: Issue[] = [];
  const { inForce, persons } = editionOf(form.edition);
  const type = personTypeOf(form.forWhom);
  if (type && persons[type].standing === 'law')
    issues.push({ field: 'forWhom', code: 'legal-periods:issue.alreadyLaw' });
  if (otherwiseGoverned(form.edition, type) && !form.issuedBy)
    issues.push({ field: 'issuedBy', code: 'legal-periods:issue.issuedByNeeded' });
  if (`${form.from}-01` < inForce)
    issues.push({
      field: 'from',
      code: 'legal-periods:issue.beforeInForce',
      params: { month: formatMonth(inForce.slice(0, 7)) },
    });
  if (form.to && form.to < form.from) issues.push({ field: 'to', code: 'legal-periods:issue.order' });
  if (form.decisionDate > today) issues.push({ field: 'decisionDate', code: 'legal-periods:issue.future' });
  return issues;
}
