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
  /** Where it came by a signed file: what the person is called there, the key's fingerprint and the record's hash. */
  file: { personCode: string; fingerprint: string; record: string } | null;
}

export async function importedMonthsOf(on: Rows, officialId: number, year: number): Promise<ImportedMonthFacts[]> {
  return on.rows<ImportedMonthFacts>(
    `select i.month, i.score, i.agency, i.document_number as "documentNumber", i.document_date as "documentDate",
       case when f.id is not null then json_build_object('personCode', f.person_code, 'fingerprint', f.fingerprint, 'record', i.record_sha256) end as file
     from imported_months i left join received_months_files f on f.id = i.received_file_id
     where i.official_id = $1 and ${byLaw('i.edition')} and left(i.month, 4) = $2::int::text and i.ended_at is null order by i.month`,
    [officialId, year],
    'imported-months-of',
  );
}
