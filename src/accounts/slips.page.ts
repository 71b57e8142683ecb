import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import type { Slip } from './slip.js';
import { isSlip, type Issued } from './slips.service.js';

/**
 * One card for each person, made to be printed, cut and handed over. Shown once: it is the answer to the act itself.
 * For whom a second person has to agree first, that is said instead.
 */
export function slipsPage(issued: readonly Issued[], back: string): Page | Redirect {
  const slips: Slip[] = issued.filter(isSlip);
  if (slips.length === 0) return redirect('/accounts/requests', 'accounts-admin:request.asked');
  return page('accounts/slips', { slips, back, asked: issued.length - slips.length }, 'accounts-admin:slips');
}
