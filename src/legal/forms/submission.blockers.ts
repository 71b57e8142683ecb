import { commonItems } from '../../scoring/editions/month-record.js';
import type { LegalForm } from './legal-form.queries.js';
import { ownWritable } from './own-form.js';

/** What stands in the way of handing a form in. `field` is where it is mended; words: `legal:blocker.<code>`. */
export interface OwnBlocker {
  code: 'not-now' | 'empty';
  field: string;
  item?: string;
}

export function ownBlockers(
  legalForm: Pick<LegalForm, 'selfMarks' | 'status' | 'closedAt' | 'selfDueOn'>,
  today: string,
): OwnBlocker[] {
  if (!ownWritable(legalForm, today)) return [{ code: 'not-now', field: '' }];
  return commonItems
    .filter((item) => legalForm.selfMarks[item] === undefined)
    .map((item) => ({ code: 'empty', field: `mark.${item}`, item }));
}
