import { tidy } from '../web/read-form.js';

/** The revision that a form was made from; -1 is none that was ever kept. */
export function revisionOf(body: unknown): number {
  const { revision } = tidy(body);
  return typeof revision === 'string' && /^\d{1,9}$/.test(revision) ? Number(revision) : -1;
}
