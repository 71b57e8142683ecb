import { byLaw } from '../legal/by-law.js';
import type { Rows } from '../database/db.js';
import type { YearRecord } from './year-record.queries.js';
import type { YearStanding } from './year-record-access.js';
import { STILL_KEPT } from './papers/papers.queries.js';

/** What a person's electronic file holds (Điều 24.2), for saying it beside the link: label `years:efile.<part>`. */
export interface EFileContents {
  parts: { part: string; count: number }[];
  /** Usual sizes of its papers and the true ones of scans, summed up, in tenths of a megabyte. */
  megabytes: string;
  href: string;
}

/** Usual bytes of one paper of each kind in the ZIP, packed. */
const USUAL = {
  months: 46_000,
  minutes: 31_000,
  form: 40_000,
  opinion: 21_000,
  petitions: 21_000,
  decisions: 21_000,
  notices: 32_000,
} as const;
type Part = keyof typeof USUAL;
type Counts = Record<Part | 'scans' | 'scanBytes', number>;

export function mayTakeEFile(at: YearStanding): boolean {
  return at.self || at.classifier || at.personnel || at.inspector;
}

export async function eFileContents(on: Rows, yearRecord: YearRecord, self: boolean): Promise<EFileContents> {
  const counts = await on.one<Counts>(
    `select
       (select count(*)::int from legal_results r join legal_forms s on s.id = r.legal_form_id
         where s.official_id = y.official_id and ${byLaw('s.edition')} and left(s.month, 4) = $2::int::text) as months,
       (select count(*)::int from meetings m where m.adopted_at is not null and m.id in (select meeting_id from meeting_opinions where year_record_id = y.id)) as minutes,
       case when $3 or y.status <> 'draft' then 1 else 0 end as form,
       case when not $3 and exists (select 1 from party_opinions p where p.year_record_id = y.id) then 1 else 0 end as opinion,
       (select count(*)::int from petitions p where p.year_record_id = y.id) + (select count(*)::int from petitions p join legal_forms s on s.id = p.legal_form_id
         where s.official_id = y.official_id and ${byLaw('s.edition')} and left(s.month, 4) = $2::int::text) as petitions,
       case when y.label_id is null then 0 else 1 end as decisions,
       (select count(*)::int from labels l where l.year_record_id = y.id
         and exists (select 1 from year_publications p where p.year_id = y.year_id and p.using_unit_id = y.using_unit_id)) as notices,
       s.scans, s.bytes as "scanBytes"
     from year_records y, lateral (select count(*)::int as scans, coalesce(sum(f.size), 0)::int as bytes from year_papers p join files f on f.id = p.file_id
       where p.year_record_id = y.id and (p.point <> 'd' or not $3) and ${STILL_KEPT}) s where y.id = $1`,
    [yearRecord.id, yearRecord.year, self],
    'e-file-contents',
  );
  const usual = Object.entries(USUAL) as [Part, number][];
  const parts = [...usual.map(([part]) => part), 'scans' as const]
    .map((part) => ({ part, count: counts![part] }))
    .filter(({ count }) => count > 0);
  const bytes = usual.reduce((sum, [part, each]) => sum + counts![part] * each, counts!.scanBytes);
  return {
    parts,
    megabytes: (Math.max(bytes, 100_000) / 1_000_000).toFixed(1),
    href: `/forms/years/${yearRecord.id}/e-file.zip`,
  };
}
