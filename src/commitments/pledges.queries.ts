import { nameOn } from '../standing/units-on.js';
import type { Rows } from '../database/db.js';
import { heldOn } from '../standing/validity.js';
import { likePatterns } from '../web/fold.js';
import type { Pledge, PledgeItem, PledgeText } from './pledge.js';
import type { SameText } from './same.js';

const PLEDGE_ROW = `select g.id, g.official_id as "officialId", o.full_name as name, p.title, u.id as "unitId", ${nameOn('g.unit_id', 'make_date(g.year, 12, 31)')} as "unitName", u.path as "unitPath", g.year, g.revision,
  g.signed_at as "signedAt", g.acknowledged_at as "acknowledgedAt", a.display_name as "acknowledgedBy", g.nearly_same as "nearlySame"
from pledges g join officials o on o.id = g.official_id join units u on u.id = g.unit_id left join accounts a on a.id = g.acknowledged_by
left join lateral (select p.title from posts p where p.official_id = g.official_id and p.main order by p.from_date desc limit 1) p on true`;

export function findPledge(on: Rows, id: number): Promise<Pledge | undefined> {
  return on.one<Pledge>(`${PLEDGE_ROW} where g.id = $1`, [id], 'pledge');
}

/** A person's pledges, the newest year first. */
export function pledgesOf(on: Rows, officialId: number): Promise<Pledge[]> {
  return on.rows<Pledge>(
    `${PLEDGE_ROW} where g.official_id = $1 order by g.year desc limit 40`,
    [officialId],
    'pledges-of',
  );
}

export function itemsOf(on: Rows, pledgeId: number): Promise<PledgeItem[]> {
  return on.rows<PledgeItem>(
    `select i.id, i.standard, i.text, i.self_kept as "selfKept", i.self_note as "selfNote", i.head_kept as "headKept", i.head_note as "headNote",
       a.display_name as "headBy", i.head_at as "headAt",
       coalesce((select json_agg(json_build_object('month', c.month, 'state', c.state, 'note', c.note) order by c.month) from pledge_checkins c where c.pledge_item_id = i.id), '[]') as checkins
     from pledge_items i left join accounts a on a.id = i.head_by where i.pledge_id = $1 order by i.position, i.id`,
    [pledgeId],
    'pledge-items',
  );
}

export function textsOf(on: Rows, pledgeId: number): Promise<PledgeText[]> {
  return on.rows<PledgeText>(
    'select standard, text from pledge_items where pledge_id = $1 order by position, id',
    [pledgeId],
    'pledge-texts',
  );
}

export const LISTED = ['all', 'unsigned', 'to-acknowledge', 'unchecked', 'to-confirm', 'same'] as const;
export type Listed = (typeof LISTED)[number];

export interface PledgeLine {
  officialId: number;
  name: string;
  title: string;
  unitName: string;
  /** Of a signed pledge; a draft is its author's alone. */
  pledgeId: number | null;
  signedAt: Date | null;
  acknowledgedAt: Date | null;
  nearlySame: SameText[];
  items: number;
  checked: number;
  behind: number;
  stated: number;
  kept: number;
  confirmed: number;
}

export interface ListAsked {
  unitPath: string;
  year: number;
  month: string;
  day: string;
}

/** Everybody whose main post is below the path on the day, with their pledge of the year. $1 path, $2 year, $3 month, $4 day. */
const LINES = `
select o.id as "officialId", o.full_name as name, o.search_name, o.sort_name, p.title, u.name as "unitName", u.path, p.position, p.tier, g.id as "pledgeId", g.signed_at as "signedAt",
  g.acknowledged_at as "acknowledgedAt", coalesce(g.nearly_same, '[]') as "nearlySame", coalesce(n.items, 0) as items, coalesce(n.checked, 0) as checked,
  coalesce(n.behind, 0) as behind, coalesce(n.stated, 0) as stated, coalesce(n.kept, 0) as kept, coalesce(n.confirmed, 0) as confirmed
from posts p join officials o on o.id = p.official_id join units u on u.id = p.unit_id
left join pledges g on g.official_id = o.id and g.year = $2 and g.signed_at is not null
left join lateral (
  select count(*)::int as items, count(c.id)::int as checked, count(*) filter (where c.state = 'behind')::int as behind, count(i.self_kept)::int as stated,
    count(*) filter (where coalesce(i.head_kept, i.self_kept))::int as kept, count(i.head_kept)::int as confirmed
  from pledge_items i left join pledge_checkins c on c.pledge_item_id = i.id and c.month = $3 where i.pledge_id = g.id) n on true
where p.main and ${heldOn('p', '$4::date')} and u.path like $1 || '%'`;

const SHOWN: Record<Listed, string> = {
  all: 'true',
  unsigned: 't."signedAt" is null',
  'to-acknowledge': 't."signedAt" is not null and t."acknowledgedAt" is null',
  unchecked: 't."signedAt" is not null and t.checked < t.items',
  'to-confirm': 't.stated > 0 and t.confirmed < t.items',
  same: `t."nearlySame" <> '[]'::jsonb`,
};

/** A line with what it is ordered and found by. */
interface ListedLine extends PledgeLine {
  total: number;
  search_name: string;
  sort_name: string;
  path: string;
  position: string;
  tier: number;
}

export function pledgeLines(
  on: Rows,
  asked: ListAsked & { show: Listed; q: string; limit: number; offset: number },
): Promise<(PledgeLine & { total: number })[]> {
  return on.rows<ListedLine>(
    `select t.*, count(*) over ()::int as total from (${LINES}) t where ${SHOWN[asked.show]} and t.search_name like all ($5::text[])
     order by t.path, array_position(array['head','deputy','member'], t.position), t.tier desc, t.sort_name, t."officialId" limit $6 offset $7`,
    [asked.unitPath, asked.year, asked.month, asked.day, likePatterns(asked.q), asked.limit, asked.offset],
  );
}

export async function pledgeSums(on: Rows, asked: ListAsked): Promise<Record<Listed, number>> {
  const counts = LISTED.map((each) => `count(*) filter (where ${SHOWN[each]})::int as "${each}"`).join(', ');
  const row = await on.one<Record<Listed, number>>(`select ${counts} from (${LINES}) t`, [
    asked.unitPath,
    asked.year,
    asked.month,
    asked.day,
  ]);
  return row!;
}
