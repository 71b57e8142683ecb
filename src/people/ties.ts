import type { Rows } from '../database/db.js';
import { LEGAL_FORMS } from '../legal/periods/legal-own-days.js';
import { EVALUATIONS } from '../periods/own-days.js';
import { blankPapers } from '../rounds/paper.js';
import { blankYear } from '../years/blank-year.js';

/** What came with the entry of a person and goes with it; the numbers are what an entry brings. Everything else hangs on them. */
export const WITH_THE_ENTRY: Readonly<Record<string, number>> = {
  'posts.official_id': 1,
  'accounts.official_id': 1,
  'notices.official_id': Infinity,
  'notices.account_id': Infinity,
  'kept_forms.account_id': Infinity,
  'password_tries.account_id': Infinity,
  'access_requests.account_id': Infinity,
};

/** Tables that say something of a person; each has its words (`people:hangs.<table>`). */
export const TOLD_BY_TABLE: readonly string[] = [
  'absences',
  'account_roles',
  'acting_appointments',
  'breaches',
  'commitments',
  'committee_members',
  'correction_requests',
  'delegations',
  'dialogues',
  'evaluations',
  'focus_issues',
  'imported_months',
  'legal_forms',
  'meetings',
  'outside_labels',
  'overrides',
  'obstacles',
  'official_merges',
  'oversights',
  'paper_titles',
  'party_drafts',
  'party_members',
  'pledges',
  'posts',
  'received_months_files',
  'result_flags',
  'sent_months_files',
  'set_drafters',
  'signal_questions',
  'sitting_members',
  'sitting_withdrawals',
  'sittings',
  'year_records',
  'year_words_set_aside',
];

/** Columns in which an account stands as who did something. */
export const DONE_BY = /(^|_)by$|^by_account$|^account_id$/;
/** What is said of an account itself. */
const SAID_OF_ACCOUNTS = ['account_roles.account_id'];

export interface Tie {
  /** A table of `TOLD_BY_TABLE`, or what the account did. */
  what: string;
  count: number;
  links: { href: string; text: string }[];
}

interface Place {
  place: string;
  ties: number;
}

/** Papers of open rounds to which nobody did anything: they follow the posts and go by themselves. */
const BLANK = `
select 'evaluations.official_id' as place, count(*)::int as ties from (${blankPapers(EVALUATIONS, '$1')}) e
union all select 'legal_forms.official_id', count(*)::int from (${blankPapers(LEGAL_FORMS, '$1')}) f
union all select 'year_records.official_id', count(*)::int from year_records y where y.official_id = $1 and ${blankYear('y')}`;

const month = (column: string) => `right(${column}, 2) || '/' || left(${column}, 4)`;

/** Where the first of them are read and put right. */
const LINKS = `
select what, json_agg(json_build_object('href', href, 'text', text) order by nth) as links from (
  select what, href, text, row_number() over (partition by what order by text, href) as nth from (
    select 'evaluations' as what, '/periods/' || e.period_id as href, ${month('e.month')} as text from evaluations e where e.official_id = $1
    union all select 'legal_forms', '/legal/months/' || f.legal_period_id, ${month('f.month')} from legal_forms f where f.official_id = $1
    union all select 'absences', '/legal/officials/' || a.official_id || '/' || left(a.month, 4), ${month('a.month')} from absences a where a.official_id = $1
    union all select 'imported_months', '/legal/officials/' || i.official_id || '/' || left(i.month, 4), ${month('i.month')} from imported_months i where i.official_id = $1
    union all select 'sent_months_files', '/legal/officials/' || f.official_id || '/' || f.year || '/months-file', f.year::text from sent_months_files f where f.official_id = $1
    union all select 'received_months_files', '/legal/officials/' || f.official_id || '/' || f.year || '/months-file', f.year::text from received_months_files f where f.official_id = $1
    union all select 'year_records', '/years/' || y.year_id, n.year::text from year_records y join years n on n.id = y.year_id where y.official_id = $1
    union all select 'committee_members', '/units/' || c.unit_id, c.name from committee_members m join committees c on c.id = m.committee_id where m.official_id = $1
    union all select 'acting_appointments', '/units/' || g.unit_id, u.name from acting_appointments g join units u on u.id = g.unit_id where g.official_id = $1
    union all select 'oversights', '/posts/' || s.post_id || '/oversights', p.title from oversights s join posts p on p.id = s.post_id where s.official_id = $1 or p.official_id = $1
    union all select 'posts', '/units/' || p.unit_id, p.title || ', ' || u.name from posts p join units u on u.id = p.unit_id where p.official_id = $1
    union all select 'party_members', '/party/people?q=' || o.code, to_char(m.from_date, 'DD/MM/YYYY') from party_members m join officials o on o.id = m.official_id where o.id = $1
    union all select 'account_roles', '/accounts/' || r.account_id, w.login from account_roles r join accounts w on w.id = r.account_id where w.official_id = $1
  ) all_of_them group by what, href, text) numbered
where nth <= 12 group by what`;

/** What hangs on a person beside what came with the entry, in words of tables; what their account did stands together. */
export async function tiesOf(on: Rows, officialId: number): Promise<Tie[]> {
  const places = await on.rows<Place>('select place, ties from ties_of($1)', [officialId], 'ties-of');
  const counts = new Map<string, number>();
  const left = await beyondTheEntry(on, officialId, places);
  for (const { place, ties } of left) counts.set(whatOf(place), (counts.get(whatOf(place)) ?? 0) + ties);
  if (counts.size === 0) return [];
  const links = new Map(
    (await on.rows<{ what: string; links: Tie['links'] }>(LINKS, [officialId], 'links-of-ties')).map((row) => [
      row.what,
      row.links,
    ]),
  );
  return [...counts].map(([what, count]) => ({ what, count, links: links.get(what) ?? [] }));
}

async function beyondTheEntry(on: Rows, officialId: number, places: readonly Place[]): Promise<Place[]> {
  const blank = new Map(
    (await on.rows<Place>(BLANK, [officialId], 'blank-papers-of')).map(({ place, ties }) => [place, ties]),
  );
  return places.flatMap(({ place, ties }) => {
    if (ties <= (WITH_THE_ENTRY[place] ?? 0)) return [];
    const rest = ties - (blank.get(place) ?? 0);
    return rest > 0 ? [{ place, ties: rest }] : [];
  });
}

/** A table that says something of the person or of their account; else what was done under their name. */
function whatOf(place: string): string {
  const [table = '', column = ''] = place.split('.');
  return SAID_OF_ACCOUNTS.includes(place) || (TOLD_BY_TABLE.includes(table) && !DONE_BY.test(column)) ? table : 'acts';
}
