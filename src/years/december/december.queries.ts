import { byLaw } from '../../legal/by-law.js';
import type { Rows } from '../../database/db.js';

export interface DecemberMonth {
  state: 'not-open' | 'open' | 'closed';
  selfDueOn: string | null;
  closesOn: string | null;
}

/** The calendar of December's month by the law; it closes early, as the year's labels are due before the fifteenth (Điều 19.2). */
export async function decemberMonth(on: Rows, rootUnitId: number, year: number): Promise<DecemberMonth> {
  const row = await on.one<{ selfDueOn: string; closesOn: string; closed: boolean }>(
    `select self_due_on as "selfDueOn", closes_on as "closesOn", closed_at is not null as closed from legal_periods
     where root_unit_id = $1 and month = $2 and ${byLaw('edition')}`,
    [rootUnitId, `${year}-12`],
  );
  if (!row) return { state: 'not-open', selfDueOn: null, closesOn: null };
  return { state: row.closed ? 'closed' : 'open', selfDueOn: row.selfDueOn, closesOn: row.closesOn };
}

export interface Afterwards {
  labels: number;
  notices: number;
  petitions: number;
  petitionsOpen: number;
  agencies: number;
  published: number;
}

/** What follows the decisions of a year: people told, agencies published, petitions heard. */
export async function afterwardsOf(on: Rows, yearId: number): Promise<Afterwards> {
  const row = await on.one<Afterwards>(
    `select count(*) filter (where s.label_id is not null)::int as labels,
       count(*) filter (where exists (select 1 from notices n where n.official_id = s.official_id and n.href = '/years/records/' || s.id || '/label'))::int as notices,
       count(distinct s.using_unit_id)::int as agencies, (select count(*)::int from year_publications p where p.year_id = $1) as published,
       (select count(*)::int from petitions p join year_records x on x.id = p.year_record_id where x.year_id = $1) as petitions,
       (select count(*)::int from petitions p join year_records x on x.id = p.year_record_id where x.year_id = $1 and p.outcome is null) as "petitionsOpen"
     from year_records s where s.year_id = $1`,
    [yearId],
    'year-afterwards',
  );
  return row!;
}
