import { decidedBy } from '../standing/behalf.js';
import { heldOn } from '../standing/validity.js';
import type { Rows, Tx } from '../database/db.js';
import type { DecidedBy } from '../web/decided-by.js';
import type { AnswerKind } from './obstacle-answer.entity.js';

/** Label `obstacles:state.<state>`. */
export type ObstacleState = 'reported' | 'withdrawn' | AnswerKind;

/** An obstacle as it stands now: in its newest words, where its month's paper lies, with what was said last. */
export interface ObstacleRow {
  id: number;
  officialId: number;
  name: string;
  unitId: number;
  unitPath: string;
  unitName: string;
  text: string;
  happenedOn: string;
  about: string;
  photo: boolean;
  at: Date;
  state: ObstacleState;
  /** What has been said and put right so far: counts up with each. */
  revision: number;
  reason: string | null;
  answeredBy: DecidedBy | null;
  answeredAt: Date | null;
  /** A paper of its month can still be decided, or there is none yet. */
  open: boolean;
  /** Accounts that said something to it as who decided. */
  answerers: number[];
  /** Taken as the reason of a result that is decided, or of a mark that does not count. */
  used: boolean;
}

/** SQL over a form by the law `f` and its period `p`: the month of the day lies in its months. */
const covers = (day: string) =>
  `to_char(${day}, 'YYYY-MM') <= f.month and to_char(${day}, 'YYYY-MM') > to_char((f.month || '-01')::date - case p.span when 'quarter' then interval '3 months' else interval '1 month' end, 'YYYY-MM')`;

/** SQL: the papers of a person in which a day lies: where, and whether they can still be decided. */
const papersOn = (official: string, day: string) => `(
  select s.unit_id, p.closed_at is null or exists (select 1 from reopenings r where r.evaluation_id = s.id and r.confirmed_at is not null and r.ended_at is null) as open, 0 as kind
  from evaluations s join periods p on p.id = s.period_id where s.official_id = ${official} and s.month = to_char(${day}, 'YYYY-MM')
  union all
  select f.unit_id, p.closed_at is null, 1 from legal_forms f join legal_periods p on p.id = f.legal_period_id where f.official_id = ${official} and ${covers(day)})`;

/** SQL: the photo of an obstacle as it was exchanged last, else the one it was told with; and how often it was. */
function photoNow(obstacle: string): string {
  return `select case when x.id is null then ${obstacle}.file_id else x.file_id end as file, coalesce(x.exchanged, 0) as exchanged
    from (select 1) one left join lateral (select y.id, y.file_id, count(*) over () as exchanged from obstacle_photos y where y.obstacle_id = ${obstacle}.id order by y.id desc limit 1) x on true`;
}

const OBSTACLE = `
select b.id, b.official_id as "officialId", o.full_name as name, u.id as "unitId", u.path as "unitPath", u.name as "unitName", n.text, n.day as "happenedOn", n.about,
  ph.file is not null as photo, b.at, case when n.withdrawn then 'withdrawn' else coalesce(a.kind, 'reported') end as state, (n.versions + ph.exchanged + coalesce(a.answers, 0))::int as revision,
  a.reason, a.by as "answeredBy", a.at as "answeredAt", w.open,
  array(select distinct x.by_account from obstacle_answers x where x.obstacle_id = b.id and x.kind <> 'replied') as answerers,
  exists (select 1 from work_marks m where m.obstacle_id = b.id)
    or exists (select 1 from evaluations s join approvals r on r.id = s.approval_id where s.official_id = b.official_id
      and jsonb_path_exists(r.obstacles, '$.*[*] ? (@ == $id)', jsonb_build_object('id', b.id)))
    or exists (select 1 from legal_forms f join legal_results r on r.id = f.result_id where f.official_id = b.official_id
      and jsonb_path_exists(r.obstacles, '$.*[*] ? (@ == $id)', jsonb_build_object('id', b.id))) as used
from obstacles b
join officials o on o.id = b.official_id
cross join lateral (
  select coalesce(c.after ->> 'text', b.text) as text, coalesce((c.after ->> 'happenedOn')::date, b.happened_on) as day, coalesce(c.after ->> 'about', b.about) as about,
    c.number is not null and c.after is null as withdrawn, coalesce(c.number, 0) as versions
  from (select 1) one left join lateral (select after, number from corrections where kind = 'obstacle' and row_id = b.id order by number desc limit 1) c on true) n
cross join lateral (
  select coalesce(bool_or(x.open), true) as open, coalesce((array_agg(x.unit_id order by x.kind))[1], b.unit_id) as unit_id from ${papersOn('b.official_id', 'n.day')} x) w
join units u on u.id = w.unit_id
cross join lateral (${photoNow('b')}) ph
left join lateral (
  select x.kind, x.reason, x.at, ${decidedBy('ac', 'u.id', 'x.at')} as by, count(*) over () as answers
  from obstacle_answers x join accounts ac on ac.id = x.by_account where x.obstacle_id = b.id order by x.id desc limit 1) a on true
where `;

/** SQL: first told of no day long before; a day is put right within three months. So that the others need not be looked at. */
const near = (day: string) => `b.happened_on >= ${day} - 130`;

export function findObstacle(on: Rows, id: number): Promise<ObstacleRow | undefined> {
  return on.one<ObstacleRow>(`${OBSTACLE} b.id = $1`, [id], 'obstacle');
}

/** What is only added to cannot be held itself: acts on one obstacle come one after another by its person's row. */
export async function lockObstacle(tx: Tx, id: number): Promise<ObstacleRow | undefined> {
  await tx.one(
    'select o.id from officials o where o.id = (select b.official_id from obstacles b where b.id = $1) for update',
    [id],
  );
  return findObstacle(tx, id);
}

/** A person's own, the newest first. */
export function obstaclesOf(on: Rows, officialId: number, most: number): Promise<ObstacleRow[]> {
  return on.rows<ObstacleRow>(
    `${OBSTACLE} b.official_id = $1 order by b.id desc limit $2`,
    [officialId, most],
    'obstacles-of',
  );
}

/** Those confirmed that happened between two days, the first one first. */
export function confirmedObstacles(
  on: Rows,
  officialId: number,
  { from, to }: { from: string; to: string },
): Promise<ObstacleRow[]> {
  return on.rows<ObstacleRow>(
    `${OBSTACLE} b.official_id = $1 and n.day between $2::date and $3::date and not n.withdrawn and a.kind = 'confirmed' order by n.day, b.id limit 100`,
    [officialId, from, to],
    'obstacles-confirmed',
  );
}

export function obstaclesByIds(on: Rows, ids: readonly number[]): Promise<ObstacleRow[]> {
  return on.rows<ObstacleRow>(`${OBSTACLE} b.id = any ($1::int[]) order by n.day, b.id`, [ids], 'obstacles-by-ids');
}

/** Of the people of some units (their paths), of what happened since a day, the newest first. */
export function obstaclesUnder(
  on: Rows,
  paths: readonly string[],
  { since, most }: { since: string; most: number },
): Promise<ObstacleRow[]> {
  return paths.length === 0
    ? Promise.resolve([])
    : on.rows<ObstacleRow>(
        `${OBSTACLE} exists (select 1 from unnest($1::text[]) as s(p) where starts_with(u.path, s.p)) and n.day >= $2::date and ${near('$2::date')} order by b.id desc limit $3`,
        [paths, since, most],
        'obstacles-under',
      );
}

/** What an account said something to as who decided, whoever decides now; since a day, the newest first. */
export function obstaclesAnsweredBy(
  on: Rows,
  account: number,
  { since, most }: { since: string; most: number },
): Promise<ObstacleRow[]> {
  return on.rows<ObstacleRow>(
    `${OBSTACLE} b.id in (select x.obstacle_id from obstacle_answers x where x.by_account = $1 and x.kind <> 'replied') and n.day >= $2::date and ${near('$2::date')} order by b.id desc limit $3`,
    [account, since, most],
    'obstacles-answered-by',
  );
}

export interface AnswerRow {
  id: number;
  kind: AnswerKind;
  reason: string;
  by: DecidedBy;
  at: Date;
}

export function answersTo(on: Rows, id: number): Promise<AnswerRow[]> {
  return on.rows<AnswerRow>(
    `select x.id, x.kind, x.reason, ${decidedBy('ac', 'b.unit_id', 'x.at')} as by, x.at
     from obstacle_answers x join obstacles b on b.id = x.obstacle_id join accounts ac on ac.id = x.by_account where x.obstacle_id = $1 order by x.id`,
    [id],
    'obstacle-answers',
  );
}

export interface Photo {
  name: string;
  mediaType: string;
  content: Buffer;
}

const PHOTO = 'f.name, f.media_type as "mediaType", f.content';

export function photoOf(on: Rows, id: number): Promise<Photo | undefined> {
  return on.one<Photo>(
    `select ${PHOTO} from obstacles b cross join lateral (${photoNow('b')}) ph join files f on f.id = ph.file where b.id = $1`,
    [id],
    'obstacle-photo',
  );
}

/** By obstacle; those without one are left out. */
export async function photosOf(on: Rows, ids: readonly number[]): Promise<Map<number, Photo>> {
  const rows = await on.rows<Photo & { id: number }>(
    `select b.id, ${PHOTO} from obstacles b cross join lateral (${photoNow('b')}) ph join files f on f.id = ph.file where b.id = any ($1::int[])`,
    [ids],
    'obstacle-photos',
  );
  return new Map(rows.map(({ id, ...photo }) => [id, photo]));
}

export interface EarlierPhoto {
  /** Of the exchange that put it in; 0: the one it was told with. */
  place: number;
  /** Why another took its place, when. */
  reason: string;
  at: Date;
  photo: boolean;
}

/** What stood before each exchange, the first one first. */
export function earlierPhotos(on: Rows, id: number): Promise<EarlierPhoto[]> {
  return on.rows<EarlierPhoto>(
    `select coalesce(lag(p.id) over w, 0)::int as place, p.reason, p.at, (case when lag(p.id) over w is null then b.file_id else lag(p.file_id) over w end) is not null as photo
     from obstacle_photos p join obstacles b on b.id = p.obstacle_id where p.obstacle_id = $1 window w as (order by p.id) order by p.id`,
    [id],
    'obstacle-earlier-photos',
  );
}

export function earlierPhoto(on: Rows, id: number, place: number): Promise<Photo | undefined> {
  return on.one<Photo>(
    `select ${PHOTO} from obstacles b left join obstacle_photos p on p.obstacle_id = b.id and p.id = $2
     join files f on f.id = case when $2 = 0 then b.file_id else p.file_id end where b.id = $1`,
    [id, place],
    'obstacle-earlier-photo',
  );
}

/** How many were told of a month in a unit and below, and how many of them stand confirmed: numbers alone. */
export async function obstacleCounts(
  on: Rows,
  path: string,
  month: string,
): Promise<{ told: number; confirmed: number }> {
  const row = await on.one<{ told: number; confirmed: number }>(
    `select count(*)::int as told, (count(*) filter (where x.state = 'confirmed'))::int as confirmed
     from (${OBSTACLE} starts_with(u.path, $1) and to_char(n.day, 'YYYY-MM') = $2 and ${near(`($2 || '-01')::date`)} and not n.withdrawn) x`,
    [path, month],
    'obstacle-counts',
  );
  return row!;
}

/** Where a person worked on a day, by their main post, and whether a paper of its month can still be decided; undefined without a post. */
export function placeOn(
  on: Rows,
  officialId: number,
  day: string,
): Promise<{ unitId: number; open: boolean } | undefined> {
  return on.one<{ unitId: number; open: boolean }>(
    `select p.unit_id as "unitId", (select coalesce(bool_or(x.open), true) from ${papersOn('$1', '$2::date')} x) as open
     from posts p where p.official_id = $1 and p.main and ${heldOn('p', '$2::date')} limit 1`,
    [officialId, day],
    'obstacle-place',
  );
}

/** How many of a person's wait for a first word that can still come: neither taken back nor of a closed month. */
export async function unanswered(on: Rows, officialId: number): Promise<number> {
  const row = await on.one<{ count: number }>(
    `select count(*)::int as count from (${OBSTACLE} b.official_id = $1 and a.kind is null and not n.withdrawn and w.open) x`,
    [officialId],
    'obstacles-unanswered',
  );
  return row!.count;
}
