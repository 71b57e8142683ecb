import type { EditionCode, PersonType } from '../../scoring/editions/edition.js';
import type { Rows } from '../../database/db.js';

/** A unit's decision that an edition applies to people of a type (null: to everybody) from a month to a month (null: on). */
export interface EditionChoice {
  id: number;
  personType: PersonType | null;
  edition: EditionCode;
  from: string;
  to: string | null;
  decisionNumber: string;
  decisionDate: string;
  /** Null where it was chosen before that was asked, or need not be said. */
  issuedBy: string | null;
}

export async function choicesOf(on: Rows, rootUnitId: number): Promise<EditionChoice[]> {
  return on.rows<EditionChoice>(
    `select id, person_type as "personType", edition, from_month as "from", to_month as "to", decision_number as "decisionNumber",
       decision_date as "decisionDate", issued_by as "issuedBy" from edition_choices where unit_id = $1 and ended_at is null order by from_month, id`,
    [rootUnitId],
    'edition-choices',
  );
}
