import { neverIn } from '../../accounts/way-in.js';
import { selfDue } from '../../rounds/due-days.js';
import { lastDay, nameOn } from '../../standing/units-on.js';
import type { Rows } from '../../database/db.js';
import { likePatterns } from '../../web/fold.js';
import { HOLDS } from './legal-leavers.js';
import type { LegalStatus } from '../forms/legal-form.queries.js';
import type { Dec } from '../../scoring/decimal.js';

/** A form as the month's page lists it. */
export interface LegalFormLine {
  id: number;
  officialId: number;
  code: string;
  name: string;
  unitId: number;
  unitName: string;
  title: string;
  status: LegalStatus;
  selfDueOn: string;
  /** They never had a password. */
  neverIn: boolean;
  score: Dec | null;
  band: string | null;
  closingReason: string | null;
  petition: boolean;
  /** The day on which the person held no main post here any more. */
  leftOn: string | null;
  /** Why it was confirmed without work; null where it has work, or nobody said why. */
  ownReason: string | null;
  absence: 'sick' | 'maternity' | 'unpaid' | 'not-in-service' | null;
}

const FORMS = `
select s.id, s.official_id as "officialId", o.code, o.full_name as name, s.unit_id as "unitId", ${nameOn('s.unit_id', lastDay('s.month'))} as "unitName", s.title, s.status, ${selfDue('s', 'p')} as "selfDueOn",
  ${neverIn('s.official_id')} as "neverIn", s.score, s.band, k.reason as "closingReason", s.left_on as "leftOn",
  exists (select 1 from petitions x where x.legal_form_id = s.id and x.outcome is null) as petition,
  (select r.reason from legal_results r where r.id = s.result_id and s.note = 'no-assigned-work') as "ownReason",
  (select a.kind from absences a where a.official_id = s.official_id and a.month = s.month and a.ended_at is null) as absence
from legal_forms s join officials o on o.id = s.official_id join units u on u.id = s.unit_id
join legal_periods p on p.id = s.legal_period_id
left join legal_closing_reasons k on k.legal_form_id = s.id
where s.legal_period_id = $1`;

export const FORMS_SHOWN = ['all', 'draft', 'submitted', 'returned', 'confirmed', 'absent'] as const;
export type FormsShown = (typeof FORMS_SHOWN)[number];

export interface FormFilter {
  show: FormsShown;
  q: string;
}

const FILTER = ` and (o.search_name || ' ' || u.search_name || ' ' || lower(o.code)) like all ($2::text[]) and ($3 = 'all' or s.status = $3)`;

export async function listForms(
  on: Rows,
  periodId: number,
  filter: FormFilter,
  limit: number,
  offset: number,
): Promise<{ rows: LegalFormLine[]; total: number }> {
  const params = [periodId, likePatterns(filter.q), filter.show];
  const [rows, counted] = await Promise.all([
    on.rows<LegalFormLine>(`${FORMS} ${FILTER} order by u.path, o.sort_name, o.id limit $4 offset $5`, [
      ...params,
      limit,
      offset,
    ]),
    on.one<{ total: number }>(`select count(*)::int as total from (${FORMS} ${FILTER}) f`, params),
  ]);
  return { rows, total: counted!.total };
}

/** Forms that are neither confirmed nor absent, and those confirmed without work: whose month would stay without a score. */
export async function openForms(on: Rows, periodId: number, limit: number): Promise<LegalFormLine[]> {
  return on.rows<LegalFormLine>(
    `${FORMS} and (s.status in ('draft', 'submitted', 'returned') or s.status = 'confirmed' and s.note = 'no-assigned-work') order by u.path, o.sort_name, o.id limit $2`,
    [periodId, limit],
  );
}

/** Forms of people who hold no main post in the root on the last day: gone, so nobody waits for them there. */
export async function formsOfLeft(
  on: Rows,
  periodId: number,
  lastDay: string,
  limit: number,
): Promise<LegalFormLine[]> {
  return on.rows<LegalFormLine>(
    `${FORMS} and (s.left_on is not null or s.status in ('draft', 'submitted', 'returned') and not ${HOLDS}) order by o.sort_name, o.id limit $3`,
    [periodId, lastDay, limit],
  );
}

export async function openPetitions(
  on: Rows,
  periodId: number,
): Promise<{ id: number; name: string; dueOn: string }[]> {
  return on.rows(
    `select x.id, o.full_name as name, x.due_on as "dueOn" from petitions x join legal_forms s on s.id = x.legal_form_id
       join officials o on o.id = s.official_id where s.legal_period_id = $1 and x.outcome is null order by o.sort_name, x.id limit 200`,
    [periodId],
  );
}
