import { recordAct } from '../acts/record-act.js';
import type { Tx } from '../database/db.js';
import { lasts } from '../standing/validity.js';
import type { Actor } from '../web/actor.js';
import type { Issue } from '../web/issues.js';
import type { PlaceForm } from './official.form.js';
import { mayManageUnit } from './unit.policy.js';
import { unitByCode, type UnitRow } from './units.queries.js';
import { Post } from './post.entity.js';

/** The unit a post is to be in: open, and one the actor is personnel of. Locked against being closed meanwhile. */
export async function unitForPost(
  tx: Tx,
  actor: Actor,
  place: PlaceForm & { toDate?: string },
): Promise<{ unit: UnitRow } | { issues: Issue[] }> {
  const unit = await unitByCode(tx, place.unit, 'for share of u');
  if (!unit || !mayManageUnit(actor, unit.path)) return { issues: [{ field: 'unit', code: 'officials:unitUnknown' }] };
  const issues = await unitOpenThen(tx, unit, place);
  return issues.length > 0 ? { issues } : { unit };
}

/** A post, acting headship or seat lies within the days of its unit. */
export async function unitOpenThen(
  tx: Tx,
  unit: Pick<UnitRow, 'id' | 'name'>,
  place: Pick<PlaceForm, 'fromDate'> & { toDate?: string },
): Promise<Issue[]> {
  const there = await tx.one<{ closed: boolean; from: string }>(
    `select bool_or(s.closed_on is not null) as closed, min(s.from_date) as "from" from (
       select closed_on, from_date, to_date from units where id = $1 union all select closed_on, from_date, to_date from unit_states where unit_id = $1) s
     where ${lasts('s', { from: '$2::date', to: '$3::date' })}`,
    [unit.id, place.fromDate, place.toDate ?? 'infinity'],
  );
  if (there?.closed) return [{ field: 'unit', code: 'officials:unitClosed', params: { name: unit.name } }];
  if (there && there.from > place.fromDate)
    return [{ field: 'fromDate', code: 'officials:unitNotYet', params: { name: unit.name, day: there.from } }];
  return [];
}

/** The same on a form that names no unit: the first day is what can be typed otherwise. */
export async function withinUnit(tx: Tx, unit: Pick<UnitRow, 'id' | 'name'>, days: DayRange): Promise<Issue[]> {
  const issues = await unitOpenThen(tx, unit, days);
  return issues.map((issue) => ({ ...issue, field: 'fromDate' }));
}

/** A seat lies within the days of its committee too. */
export async function withinCommittee(tx: Tx, committeeId: number, days: DayRange): Promise<Issue[]> {
  const there = await tx.one<{ name: string; whole: boolean; next: string | null; ended: string | null }>(
    `select c.name, coalesce(daterange($2::date, $3::date, '[]') <@ range_agg(daterange(s.from_date, s.to_date, '[]')), false) as whole,
       min(s.from_date) filter (where s.from_date > $2::date) as next, max(s.to_date) as ended
     from committees c join (select id, from_date, to_date from committees union all select committee_id, from_date, to_date from committee_states) s on s.id = c.id
     where c.id = $1 group by c.id`,
    [committeeId, days.fromDate, days.toDate ?? null],
  );
  if (!there || there.whole) return [];
  const { name, next, ended } = there;
  return next !== null
    ? [{ field: 'fromDate', code: 'officials:committeeNotYet', params: { name, day: next } }]
    : [{ field: 'fromDate', code: 'officials:committeeEnded', params: { name, day: ended } }];
}

type DayRange = Pick<PlaceForm, 'fromDate'> & { toDate?: string };

export interface NewPost {
  officialId: number;
  unitId: number;
  place: PlaceForm;
  main: boolean;
  toDate: string | null;
  by: number;
  at: Date;
}

export async function insertPost(
  tx: Tx,
  { officialId, unitId, place, main, toDate, by, at }: NewPost,
): Promise<number> {
  const { postTitle: title, tier, position, fromDate, decisionNumber = null } = place;
  const row = await tx.insert(Post, {
    officialId,
    unitId,
    title,
    tier,
    position,
    main,
    fromDate,
    toDate,
    decisionNumber,
  });
  const detail = { postId: row.id, unitId, title, tier, position, main, fromDate, toDate, decisionNumber };
  await recordAct(tx, { chain: `official:${officialId}`, act: 'post.added', account: by, at, detail });
  return row.id;
}
