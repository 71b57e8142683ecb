import { bandCodes, type Band } from '../../scoring/editions/terms.js';
import type { Issue } from '../../web/issues.js';
import type { YearPerson } from '../classification/year-group.js';
import type { Label } from '../year-record.queries.js';

/**
 * What a replacing decision (Điều 21.3) may not pass: an override in force stands (20.4), nobody is labelled above what points and cap
 * come to, and who is not classified (11.1) is not. Below it may be: a defect found later is what the decision is for.
 */
export function replacementIssues({ label: { computed, reasons } }: YearPerson, label: Label): Issue[] {
  const issue = (code: string): Issue[] => [{ field: 'label', code: `classification:issue.${code}` }];
  if (computed === null) return issue('recordOpen');
  if (reasons.some((reason) => reason.startsWith('override:')))
    return label === 'not-completed' ? [] : issue('overrideStands');
  if (computed === 'not-classified' || label === 'not-classified')
    return label === computed ? [] : issue('notClassified');
  return rank(label) < rank(computed) ? issue('aboveRecord') : [];
}

function rank(label: Band): number {
  return bandCodes.indexOf(label);
}
