import type { Page } from '../web/answers.js';
import type { Issue } from '../web/issues.js';

/** How long somebody has to wait, said in seconds below a minute and a half, else in whole minutes. */
export function waitIssue(field: string, until: Date, now: Date): Issue {
  const seconds = secondsTo(until, now);
  if (seconds <= 90) return { field, code: 'accounts:signIn.waitSeconds', params: { seconds } };
  return { field, code: 'accounts:signIn.waitMinutes', params: { minutes: Math.ceil(seconds / 60) } };
}

export function retryAfter(page: Page, until: Date, now: Date): Page {
  page.headers['retry-after'] = String(secondsTo(until, now));
  return page.withStatus(429);
}

function secondsTo(until: Date, now: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
}
