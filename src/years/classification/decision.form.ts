import { Length } from 'class-validator';
import { toDec, toUnits, type Dec } from '../../scoring/decimal.js';
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
const PERCENT = { units: ['%'], takes: { places: 2, most: 100 } };

const FORM = /^\d{1,3}(\.\d{1,2})?$/;

/** Percent, to two decimals. */
export class ShareForm extends NumberedDecisionForm {
  @Decimal(FORM, SHARE, PERCENT)
  percent!: string;
}

/** A share as it is decided: from the law's usual one up to its highest (Điều 8.5b, 20.5b). */
export function readShare(body: unknown, usual: Dec, highest: Dec, today: string): FormResult<ShareForm> {
  const form = readForm(ShareForm, body, today);
  const typed = tidy(body)['percent'];
  const percent = typeof typed === 'string' ? (numberIn(typed, PERCENT) ?? '') : '';
  const share = FORM.test(percent) ? toUnits(shareIn(percent)) : null;
  const outside = share !== null && (share < toUnits(usual) || share > toUnits(highest));
  const issues = [...(outside ? [{ field: 'percent', ...SHARE }] : []), ...(form.issues ?? [])];
  if (issues.length > 0 || !form.value) return { issues };
  const early = notYet(form.value, today);
  return early.length > 0 ? { issues: early } : form;
}

/** A share of one as percent, exact: `0.225` is `22.5`. */
export function percentOf(share: Dec): Dec {
  return toDec(toUnits(share) * 100n);
}

/** Percent, of at most two decimals, as a share of one, exact: `22.5` is `0.225`. */
export function shareIn(percent: Dec): Dec {
  return toDec(toUnits(percent) / 100n);
}

/** A decision that is still to be made cannot be entered. */
export function notYet(form: NumberedDecisionForm, today: string): Issue[] {
  return form.decidedOn > today ? [{ field: 'decidedOn', code: 'classification:issue.future' }] : [];
}
