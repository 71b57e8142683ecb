import { page, type Page } from '../web/answers.js';
import type { Slip } from './accounts.service.js';

/** One card for each person, made to be printed, cut and handed over. Shown once: it is the answer to the act itself. */
export function slipsPage(slips: Slip[], back: string): Page {
  return page('accounts/slips', { slips, back }, 'accounts-admin:slips');
}
