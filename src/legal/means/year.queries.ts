import { byLaw } from '../by-law.js';
import type { Rows } from '../../database/db.js';
import { heldOn } from '../../standing/validity.js';
import type { Absence } from '../../scoring/editions/terms.js';
import { likePatterns } from '../../web/fold.js';

/** What stands beside a month's score: the leave, the document of an import, why it was closed without a score. */
export interface MonthNote {
  month: string;
  absence: { id: number; kind: Absence | null; reason: string | null; by: string } | null;
  imported: {
    id: number;
    agency: string;
    documentNumber: string;
    documentDate: string;
    /** By a signed file: what the person is called there. */
    personCode: string | null;
  } | null;
  closingReason: string | null;
}

export async function monthNotes(on: Rows, officialId: number, year: number): Promise<Map<string, MonthNote>> {
  const rows = await on.rows<MonthNote>(
    `select m.month,
       (select json_build_object('id', a.id, 'kind', a.kind, 'reason', a.reason, 'by', w.display_name) from absences a join accounts w on w.id = a.by_account
         where a.official_id = $1 and a.month = m.month and a.ended_at is null) as absence,
       (select json_build_object('id', i.id, 'agency', i.agency, 'documentNumber', i.document_number, 'documentDate', i.document_date,
           'personCode', f.person_code) from imported_months i left join received_months_files f on f.id = i.received_file_id
         where i.official_id = $1 and i.month = m.month and ${byLaw('i.edition')} and i.ended_at is null) as imported,
       (select k.reason from legal_forms s join legal_periods p on p.id = s.legal_period_id join legal_closing_reasons k on k.legal_form_id = s.id
         where s.official_id = $1 and ${byLaw('s.edition')} and (s.status <> 'confirmed' or s.note = 'no-assigned-work') and (s.month = m.month or p.span = 'quarter' and s.month = m.quarter) limit 1) as "closingReason"
     from (select $2::text || '-' || lpad(n::text, 2, '0') as month, $2::text || '-' || lpad((ceil(n / 3.0) * 3)::int::text, 2, '0') as quarter
       from generate_series(1, 12) n) m order by m.month`,
    [officialId, String(year)],
    'month-notes',
  );
  return new Map(rows.map((row) => [row.month, row]));
}

export interface ListedPerson {
  id: number;
  code: string;
  name: string;
  title: string;
  unitName: string;
}

export interface PeopleAsked {
  /** People whose main post on the day lies below any of these. */
  paths: readonly string[];
  day: string;
  q: string;
  /** Only civil servants and who has a form by the decree in this year. */
  decreeYear?: number;
  limit: number;
  offset: number;
}

/** In the order of names: this is a list to find somebody in, never a ranking. */
export async function peopleUnder(
  on: Rows,
  { paths, day, q, decreeYear, limit, offset }: PeopleAsked,
): Promise<{ rows: ListedPerson[]; total: number }> {
  const rows = await on.rows<ListedPerson & { total: number }>(
    `select o.id, o.code, o.full_name as name, m.title, u.name as "unitName", count(*) over ()::int as total
     from posts m join officials o on o.id = m.official_id join units u on u.id = m.unit_id
     where m.main and ${heldOn('m', '$2::date')} and u.path like any ($1::text[])
       and (o.search_name || ' ' || lower(o.code)) like all ($3::text[])
       and ($6::text is null or o.person_type = 'civil-servant' or exists (
         select 1 from legal_forms s where s.official_id = o.id and ${byLaw('s.edition')} and s.month like $6 || '-%'))
     order by o.sort_name, o.id limit $4 offset $5`,
    [
      paths.map((path) => path + '%'),
      day,
      likePatterns(q),
      limit,
      offset,
      decreeYear === undefined ? null : String(decreeYear),
    ],
  );
  return { rows, total: rows[0]?.total ?? 0 };
}
