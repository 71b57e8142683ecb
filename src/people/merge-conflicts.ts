import type { Rows } from '../database/db.js';
import { LEGAL_FORMS } from '../legal/periods/legal-own-days.js';
import { EVALUATIONS } from '../periods/own-days.js';
import { blankPapers } from '../rounds/paper.js';
import type { Issue } from '../web/issues.js';
import { blankYear } from '../years/blank-year.js';

/** Whose record goes ($1) and whose stays ($2). */
export interface Pair {
  from: number;
  to: number;
}

const month = (column: string) => `right(${column}, 2) || '/' || left(${column}, 4)`;

/** What keeps two records apart: each a code with the words of it. Papers of open rounds to which nobody did anything do not count. */
const CONFLICTS = `
select code, string_agg(distinct what, ', ') as what from (
  select 'months' as code, ${month('a.month')} as what from evaluations a join evaluations b on b.month = a.month and b.official_id = $2
    where a.official_id = $1 and a.id not in (${blankPapers(EVALUATIONS, '$1')}) and b.id not in (${blankPapers(EVALUATIONS, '$2')})
  union all select 'law', ${month('a.month')} from legal_forms a join legal_forms b on b.month = a.month and b.official_id = $2
    where a.official_id = $1 and a.id not in (${blankPapers(LEGAL_FORMS, '$1')}) and b.id not in (${blankPapers(LEGAL_FORMS, '$2')})
  union all select 'years', y.year::text from year_records a join years y on y.id = a.year_id join years z on z.year = y.year join year_records b on b.year_id = z.id and b.official_id = $2
    where a.official_id = $1 and not (${blankYear('a')}) and not (${blankYear('b')})
  union all select 'pledges', a.year::text from pledges a join pledges b on b.year = a.year and b.official_id = $2 where a.official_id = $1
  union all select 'drafts', a.year::text from party_drafts a join party_drafts b on b.year = a.year and b.official_id = $2 where a.official_id = $1
  union all select 'absences', ${month('a.month')} from absences a join absences b on b.month = a.month and b.official_id = $2 and b.ended_at is null
    where a.official_id = $1 and a.ended_at is null
  union all select 'imported', ${month('a.month')} from imported_months a join imported_months b on b.month = a.month and b.official_id = $2 and b.ended_at is null
    where a.official_id = $1 and a.ended_at is null
  union all select 'posts', u.name || '; ' || v.name from posts a join units u on u.id = a.unit_id join posts b on b.official_id = $2 and b.main and b.unit_id <> a.unit_id
      and daterange(b.from_date, b.to_date, '[]') && daterange(a.from_date, a.to_date, '[]') join units v on v.id = b.unit_id
    where a.official_id = $1 and a.main
  union all select 'seats', c.name from committee_members a join committees c on c.id = a.committee_id join committee_members b on b.official_id = $2 and b.committee_id = a.committee_id
      and daterange(b.from_date, b.to_date, '[]') && daterange(a.from_date, a.to_date, '[]')
    where a.official_id = $1
  union all select 'party', coalesce(to_char(a.from_date, 'DD/MM/YYYY'), '') from party_members a join party_members b on b.official_id = $2
      and daterange(b.from_date, b.to_date, '[]') && daterange(a.from_date, a.to_date, '[]')
    where a.official_id = $1
  union all select 'sitting', c.name from sitting_members m join sittings s on s.id = m.sitting_id join committees c on c.id = s.committee_id
    where m.official_id = $1 and s.closed_at is null and s.cancelled_at is null
  union all select 'each-other', u.name from delegations d join units u on u.id = d.unit_id where d.from_official in ($1, $2) and d.to_official in ($1, $2)
  union all select 'each-other', p.title from oversights s join posts p on p.id = s.post_id where s.official_id in ($1, $2) and p.official_id in ($1, $2)
  union all select 'two-people', ${month('e.month')} from approvals a join evaluations e on e.id = a.evaluation_id join accounts w on w.id = a.by_account
    where e.official_id in ($1, $2) and w.official_id in ($1, $2)
  union all select 'two-people', ${month('f.month')} from legal_results r join legal_forms f on f.id = r.legal_form_id join accounts w on w.id = r.by_account
    where f.official_id in ($1, $2) and w.official_id in ($1, $2)
  union all select 'asked', q.title from correction_requests q where q.outcome is null and q.official_id = $1 and q.kind <> 'official-merge'
  union all select 'roles', w.login from account_roles r join accounts w on w.id = r.account_id
    where w.official_id = $1 and r.ended_at is null and exists (select 1 from accounts k where k.official_id = $2)
  union all select 'sealed', x.what from (
    select 'breach' as what from breaches where official_id = $1 union all select 'override' from overrides where official_id = $1
    union all select 'obstacle' from obstacles where official_id = $1 union all select 'outside-label' from outside_labels where official_id = $1
    union all select 'months-file' from received_months_files where official_id = $1 union all select 'months-file' from sent_months_files where official_id = $1) x
) found group by code order by code`;

/** Issues of the field where the record that stays is named. */
export async function mergeConflicts(on: Rows, { from, to }: Pair): Promise<Issue[]> {
  const rows = await on.rows<{ code: string; what: string }>(CONFLICTS, [from, to], 'merge-conflicts');
  return rows.map(({ code, what }) => ({
    field: 'into',
    code: `people:merge.issue.${code}`,
    params: code === 'sealed' ? {} : { what },
  }));
}
