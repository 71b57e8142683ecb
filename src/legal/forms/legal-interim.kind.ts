import type { InterimKind, InterimPaper } from '../../interim/interim-kind.js';
import { lastDayOf } from '../../periods/calendar.js';
import { commonItems } from '../../scoring/editions/month-record.js';
import { isLaw } from '../../scoring/editions/all-editions.js';
import { firstDayOf } from '../periods/span.js';
import { findLegalForm, lockLegalForm, type LegalForm } from './legal-form.queries.js';
import { readMarks } from './marks.form.js';

const ITEMS = commonItems.map((code) => ({ code, field: `mark.${code}`, text: code }));

/** A former head's view of a form by the decree: a comment, and marks proposed for the ten items of Mẫu 01. */
export const LEGAL_INTERIM: InterimKind = {
  code: 'legal-interim-view',
  column: 'legalFormId',
  path: 'legal/forms',
  acts: {
    left: 'legal-sheet.interim-view',
    corrected: 'legal-sheet.interim-view-corrected',
    withdrawn: 'legal-sheet.interim-view-withdrawn',
  },
  hrefs: { decider: (id) => `/legal/forms/${id}/confirmation`, paper: (id) => `/legal/forms/${id}` },
  async find(on, id) {
    const form = await findLegalForm(on, id);
    return form && isLaw(form.edition) ? { ...interimPaperOf(form), proposable: ITEMS } : undefined;
  },
  lock: lockLegalForm,
  readMarks: (_, { month }, body, issues) => readMarks(month, body, {}, issues),
};

/** A form of a month, by the law or by the unit's frame, as a former head sees it. */
export function interimPaperOf(form: LegalForm): Omit<InterimPaper, 'proposable'> {
  const { id, officialId, unitId, officialName, unitName, month, span, status, closedAt } = form;
  return {
    ...{ id, officialId, unitId, name: officialName, unitName, month, rhythm: span },
    span: { from: firstDayOf(month, span), to: lastDayOf(month) },
    open: closedAt === null && ['draft', 'submitted', 'returned'].includes(status),
    chain: `legal-sheet:${id}`,
  };
}

export const LEGAL_PROPOSABLE = ITEMS;
