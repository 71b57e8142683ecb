import type { Rows } from '../database/db.js';
import { nameOn } from '../standing/units-on.js';
import { heldOn, lasts } from '../standing/validity.js';
import { likePatterns } from '../web/fold.js';
import { YEAR_SPAN } from './members.queries.js';

/** What a member's review waits for, in the order in which one thing comes after another. */
export const STEPS = ['unit', 'label', 'pledge', 'draft', 'handover'] as const;
type Step = (typeof STEPS)[number];

export interface ListedMember {
  officialId: number;
  name: string;
  title: string;
  unitName: string;
  path: string;
  cell: string;
  /** Of a head whose organisation is rated in that year: its level stands. Null: not asked. */
  unit: boolean | null;
  /** The label of the year is decided. Null: no form of that year in the program. */
  label: boolean | null;
  /** Signed, and each item judged by its author. */
  pledge: boolean;
  draft: boolean;
  handover: boolean;
  draftId: number | null;
}

/** $1 the day on which places are read, $2 the year, $3 the paths. */
const MEMBERS = `
select o.id as "officialId", o.full_name as name, o.search_name, o.sort_name, place.title, ${nameOn('place.unit_id', '$1::date')} as "unitName", place.path, m.cell,
  case when s.position = 'head' then r.level is not null end as unit,
  case when s.id is not null then s.label_id is not null end as label,
  coalesce(g.signed_at is not null and g.stated, false) as pledge, d.id is not null as draft, d.handed_at is not null as handover, d.id as "draftId"
from officials o
join lateral (select m.cell from party_members m where m.official_id = o.id and ${lasts('m', YEAR_SPAN)} order by m.from_date desc limit 1) m on true
join lateral (select p.unit_id, p.title, u.path from posts p join units u on u.id = p.unit_id where p.official_id = o.id and p.main
  order by (${heldOn('p', '$1::date')}) desc, p.from_date desc limit 1) place on true
left join (year_records s join years y on y.id = s.year_id) on s.official_id = o.id and y.year = $2::int
left join unit_ratings r on r.year_id = s.year_id and r.unit_id = s.unit_id
left join lateral (select g.signed_at, (select bool_and(i.self_kept is not null) from pledge_items i where i.pledge_id = g.id) as stated
  from pledges g where g.official_id = o.id and g.year = $2::int) g on true
left join party_drafts d on d.official_id = o.id and d.year = $2::int
where place.path like any ($3::text[])`;

const LACKS: Record<Step, string> = {
  unit: 't.unit = false',
  label: 't.label = false',
  pledge: 'not t.pledge',
  draft: 'not t.draft',
  handover: 'not t.handover',
};

export type Shown = 'all' | Step;

export interface ListAsked {
  paths: readonly string[];
  year: number;
  day: string;
}

export async function membersListed(
  on: Rows,
  asked: ListAsked & { show: Shown; q: string; limit: number; offset: number },
): Promise<{ rows: ListedMember[]; total: number }> {
  const rows = await on.rows<ListedMember & { total: number; search_name: string; sort_name: string }>(
    `select t.*, count(*) over ()::int as total from (${MEMBERS}) t where ${asked.show === 'all' ? 'true' : LACKS[asked.show]} and t.search_name like all ($4::text[])
     order by t.path, t.sort_name, t."officialId" limit $5 offset $6`,
    [asked.day, asked.year, asked.paths.map((path) => path + '%'), likePatterns(asked.q), asked.limit, asked.offset],
    `party-members-${asked.show}`,
  );
  return { rows, total: rows[0]?.total ?? 0 };
}

export async function membersLacking(on: Rows, asked: ListAsked): Promise<Record<Shown, number>> {
  const counts = STEPS.map((step) => `count(*) filter (where ${LACKS[step]})::int as "${step}"`).join(', ');
  const row = await on.one<Record<Shown, number>>(
    `select count(*)::int as all, ${counts} from (${MEMBERS}) t`,
    [asked.day, asked.year, asked.paths.map((path) => path + '%')],
    'party-members-lacking',
  );
  return row!;
}
