import type { Page } from '../../web/answers.js';
import { Conflict, Stale } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';

/** The record itself is no longer open: there is no form to come back to. */
const ENDED = ['sitting-closed', 'sitting-cancelled'];

/** An act, or the form again as it was typed with what stopped it beside the field: 409. What somebody else saved first is chosen field by field, as everywhere. */
export async function orFormAgain<T>(
  act: () => Promise<T>,
  field: string,
  again: (issues: Issue[]) => Promise<Page>,
): Promise<T | Page> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Conflict) || error instanceof Stale || ENDED.includes(error.code)) throw error;
    return (await again([{ field, code: `errors:${error.code}`, params: error.params }])).withStatus(409);
  }
}
