import type { InterimKind, Proposable } from '../../interim/interim-kind.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { interimPaperOf, LEGAL_INTERIM } from '../forms/legal-interim.kind.js';
import { findLegalForm } from '../forms/legal-form.queries.js';
import type { FrameLine } from './frame.queries.js';
import { itemsOf, readItems } from './hanoi-form.js';

/** A former head's view of a form by Hanoi's frame: a comment, and marks proposed for the sub-criteria it is scored by. */
export const HANOI_INTERIM: InterimKind = {
  code: 'hanoi-interim-view',
  column: 'legalFormId',
  path: 'legal/hanoi',
  acts: LEGAL_INTERIM.acts,
  hrefs: { decider: (id) => `/legal/hanoi/${id}/confirmation`, paper: (id) => `/legal/hanoi/${id}` },
  async find(on, id) {
    const form = await findLegalForm(on, id);
    if (!form || isLaw(form.edition)) return undefined;
    return { ...interimPaperOf(form), proposable: hanoiProposable(await itemsOf(on, form)) };
  },
  lock: LEGAL_INTERIM.lock,
  async readMarks(on, { id }, body, issues) {
    return readItems(body, await itemsOf(on, (await findLegalForm(on, id))!), {}, issues);
  },
};

export function hanoiProposable(items: readonly FrameLine[]): Proposable[] {
  return items.map(({ code, text }) => ({ code, field: `mark.${code}`, text }));
}
