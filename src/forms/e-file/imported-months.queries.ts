import { byLaw } from '../../legal/by-law.js';
import type { Rows } from '../../database/db.js';
import type { Dec } from '../../scoring/decimal.js';

/** A month scored by the agency a person came from (Điều 19.1), with the paper it came by. */
export interface ImportedMonthFacts {
  month: string;
  score: Dec;
  agency: string;
  documentNumber: string;
  documentDate: string;
}

export async function importedMonthsOf(on: Rows, officialId: number, year: number): Promise<ImportedMonthFacts[]> {
  return on.rows<ImportedMonthFacts>(
    `select month, score, agency, document_number as "documentNumber", document_date as "documentDate" from imported_months
     where official_id = $1 and ${byLaw('edition')} and left(month, 4) = $2::int::text and ended_at is null order by month`,
    [officialId, year],
    'imported-months-of',
  );
}
