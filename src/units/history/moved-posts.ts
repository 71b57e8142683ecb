import type { Act } from '../../acts/act.js';
import { recordActs } from '../../acts/record-act.js';
import { lasts } from '../../standing/validity.js';
import type { Issue } from '../../web/issues.js';
import { dayAfter, dayBefore } from '../days.js';
import type { PostChanges } from '../post-changes.js';
import { UnitActRow } from './unit-act-row.entity.js';

/** What becomes of a head's post. */
interface HeadBecomes {
  position: 'deputy' | 'member';
  title: string | null;
}

/** Who heads the new unit, and as what. */
export interface NewHead {
  officialId: number;
  title: string;
  tier: number;
}

export interface Moving {
  actId: number;
  from: readonly number[];
  /** Of these units only the posts of these people; null: of everybody. */
  people: readonly number[] | null;
  to: number;
  day: string;
  decisionNumber: string;
  heads: HeadBecomes;
  head: NewHead | null;
}

interface Moved {
  endedId: number;
  begunId: number;
  wasTo: string | null;
  officialId: number;
}

export const OPEN = (row: string, day: string) => lasts(row, { from: day, to: `'infinity'::date` });

/**
 * Posts that begin on the day or later have to be put right by hand first: they were given for a unit that will not be there. Those that an act of
 * the same day brought cannot end before they begin: the two are stated as one, or one after the other.
 */
export async function comingPosts(
  act: Act,
  { from, people, day }: Pick<Moving, 'from' | 'people' | 'day'>,
): Promise<Issue[]> {
  const row = await act.one<{ name: string; from: string; count: number; decision: string | null }>(
    `select o.full_name as name, p.from_date as "from", count(*) over ()::int as count, (
       select a.decision_number from unit_act_rows r join unit_acts a on a.id = r.act_id where r.kind = 'post' and r.begun_id = p.id and a.day = $3::date
         and not exists (select 1 from unit_acts n where n.corrects_id = a.id) limit 1) as decision
     from posts p join officials o on o.id = p.official_id
     where p.unit_id = any ($1::int[]) and ($2::int[] is null or p.official_id = any ($2::int[])) and p.from_date >= $3::date
     order by p.from_date, p.id limit 1`,
    [from, people, day],
  );
  if (!row) return [];
  const { decision, ...params } = row;
  if (decision === null) return [{ field: 'day', code: 'units:comingPosts', params }];
  return [{ field: 'day', code: 'units:sameDay', params: { name: row.name, decision, day, freeDay: dayAfter(day) } }];
}

/** What hangs on a unit and begins on the day or later could not end before it began. */
export async function comingAssigned(act: Act, unitIds: readonly number[], day: string): Promise<Issue[]> {
  const row = await act.one<{ from: string }>(
    `select x.from_date as "from" from (
       select unit_id, from_date from acting_appointments union all select unit_id, from_date from oversights
       union all select c.unit_id, m.from_date from committee_members m join committees c on c.id = m.committee_id) x
     where x.unit_id = any ($1::int[]) and x.from_date >= $2::date order by x.from_date limit 1`,
    [unitIds, day],
  );
  return row ? [{ field: 'day', code: 'units:comingAssigned', params: { ...row } }] : [];
}

/** Ends the posts the day before and begins them anew in the other unit: titles and tiers go along. */
export async function movePosts(act: Act, moving: Moving, changes: PostChanges): Promise<number[]> {
  const { actId, from, people, to, day, decisionNumber, heads, head } = moving;
  const moved = await act.rows<Moved>(MOVE, [
    from,
    people,
    day,
    dayBefore(day),
    to,
    decisionNumber,
    heads.position,
    heads.title,
    head?.officialId ?? null,
    head?.title ?? null,
    head?.tier ?? null,
  ]);
  await act.insertMany(
    UnitActRow,
    moved.map(({ endedId, begunId, wasTo }) => ({ actId, kind: 'post' as const, endedId, begunId, wasTo })),
  );
  const officials = [...new Set(moved.map(({ officialId }) => officialId))];
  await recordActs(
    act,
    { act: 'official.transferred', account: act.actor.accountId, at: act.at },
    moved.map(({ endedId: ended, begunId: began, officialId }) => ({
      chain: `official:${officialId}`,
      detail: { ended, began, on: day, unitAct: actId },
    })),
  );
  await settle(act, officials, changes);
  return officials;
}

/** Of a head who is none any more: the tier of who helps a head, or of a member; nobody's rises. */
const TIER_AFTER = `case when $7::text = 'member' then 0 else least(n.tier, greatest(n.tier - 1, 1)) end`;

/** What follows for people whose posts an act touched. */
export async function settle(act: Act, officials: readonly number[], changes: PostChanges): Promise<void> {
  for (const officialId of officials) await changes.happened(act, officialId, act);
}

const MOVE = `
with ending as (
  select p.* from posts p where p.unit_id = any ($1::int[]) and ($2::int[] is null or p.official_id = any ($2::int[])) and ${OPEN('p', '$3::date')}
  order by p.id for update of p
), ended as (
  update posts p set to_date = $4::date from ending e where e.id = p.id returning p.id
), numbered as (
  select e.*, nextval(pg_get_serial_sequence('posts', 'id'))::int as new_id, e.official_id is not distinct from $9::int as heads from ending e
), begun as (
  insert into posts (id, official_id, unit_id, title, tier, position, main, from_date, to_date, decision_number) overriding system value
  select n.new_id, n.official_id, $5::int,
    case when n.heads then $10::text when n.position = 'head' then coalesce($8::text, n.title) else n.title end,
    case when n.heads then $11::smallint when n.position <> 'head' then n.tier else ${TIER_AFTER} end,
    case when n.heads then 'head' when n.position = 'head' then $7::text else n.position end,
    n.main, $3::date, n.to_date, $6::text from numbered n where (select count(*) from ended) > 0 returning id
)
select n.id as "endedId", n.new_id as "begunId", n.to_date as "wasTo", n.official_id as "officialId" from numbered n join begun b on b.id = n.new_id order by n.id`;
