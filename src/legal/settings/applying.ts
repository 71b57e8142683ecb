import type { Rows } from '../../database/db.js';
import { editionsFor } from '../../scoring/editions/all-editions.js';
import { personTypes, type PersonType } from '../../scoring/editions/edition.js';
import type { EditionCode } from '../../scoring/editions/edition.js';
import { choicesOf, type EditionChoice } from './edition-choices.js';

/** The types of people for whom an edition holds in a month: by the law, and by what the root chose. */
export function typesUnder(edition: EditionCode, month: string, choices: readonly EditionChoice[]): PersonType[] {
  return personTypes.filter((type) => editionsFor(type, month, choices).includes(edition));
}

export async function typesUnderAt(
  on: Rows,
  rootUnitId: number,
  edition: EditionCode,
  month: string,
): Promise<PersonType[]> {
  return typesUnder(edition, month, await choicesOf(on, rootUnitId));
}
