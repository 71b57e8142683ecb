import { Length } from 'class-validator';
import type { Dec } from '../../scoring/decimal.js';
import { Day } from '../../web/days.js';
import { Decimal } from '../../web/form-fields.js';
import type { FormResult, Issue } from '../../web/issues.js';
import { numberIn } from '../../web/numbers.js';
import { readForm, tidy } from '../../web/read-form.js';

/** The number and day of a decision on paper. */
export class NumberedDecisionForm {
  @Length(1, 60, { context: { code: 'classification:issue.number' } })
  number!: string;

  @Day()
  decidedOn!: string;
}

const SHARE = { code: 'classification:issue.share' };
const PERCENT = { units: ['%'] };

/** Whole percent. */
export class ShareForm extends NumberedDecisionForm {
  @Decimal(/^\d{1,3}$/, SHARE, PERCENT)
  percent!: string;
}

/** A share as it is decided: from the law's usual one up to its highest (Điều 8.5b, 20.5b). */
export function readShare(body: unknown, usual: Dec, highest: Dec, today: string): FormResult<ShareForm> {
  const form = readForm(ShareForm, body);
  const typed = tidy(body)['percent'];
  const percent = typeof typed === 'string' ? (numberIn(typed, PERCENT) ?? '') : '';
  const outside = /^\d{1,3}$/.test(percent) && (+percent < percentOf(usual) || +percent > percentOf(highest));
  const issues = [...(outside ? [{ field: 'percent', ...SHARE }] : []), ...(form.issues ?? [])];
  if (issues.length > 0 || !form.value) return { issues };
  const early = notYet(form.value, today);
  return early.length > 0 ? { issues: early } : form;
}

/** A share of one as whole percent. */
export function percentOf(share: Dec): number {
  return Math.round(Number(share) * 100);
}

/** A decision that is still to be made cannot be entered. */
export function notYet(form: NumberedDecisionForm, today: string): Issue[] {
  return form.decidedOn > today ? [{ field: 'decidedOn', code: 'classification:issue.future' }] : [];
}
