import { allEditions, isLaw } from '../scoring/editions/all-editions.js';
import type { EditionCode } from '../scoring/editions/edition.js';

const codes = allEditions.map(({ code }) => code).filter(isLaw);
const LIST = codes.map((code) => `'${code}'`).join(', ');

/** SQL: the column names an edition that is law, and no frame that a unit chose. */
export function byLaw(column: string): string {
  return `${column} in (${LIST})`;
}

/** Where a month's form stands: by the law, or by the unit's own frame. */
export function formHref(edition: EditionCode, id: number): string {
  return isLaw(edition) ? `/legal/forms/${id}` : `/legal/hanoi/${id}`;
}
