import { commonItems } from '../../scoring/editions/month-record.js';
import type { LegalSheet } from './legal-sheet.queries.js';
import { ownWritable } from './own-sheet.js';

/** What stands in the way of handing a form in. `field` is where it is mended; words: `legal:blocker.<code>`. */
export interface OwnBlocker {
  code: 'not-now' | 'empty';
  field: string;
  item?: string;
}

export function ownBlockers(
  sheet: Pick<LegalSheet, 'selfMarks' | 'status' | 'closedAt' | 'selfDueOn'>,
  today: string,
): OwnBlocker[] {
  if (!ownWritable(sheet, today)) return [{ code: 'not-now', field: '' }];
  return commonItems
    .filter((item) => sheet.selfMarks[item] === undefined)
    .map((item) => ({ code: 'empty', field: `mark.${item}`, item }));
}
