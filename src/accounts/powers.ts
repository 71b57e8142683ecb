import { actingHeads, headPostsHeld, postsHeld, ROLES_HELD, seatsHeld, unitsOverseen } from '../standing/relations.js';
import type { Span } from '../standing/validity.js';
import type { Role } from '../web/actor.js';

/** One thing that whoever has the password of an account may do, and where: "/" is everywhere. */
export interface Power {
  as: Role | 'head' | 'acting' | 'overseer' | 'committee' | 'post';
  path: string;
  unit: string | null;
  /** What the seat in a committee is. */
  seat?: string | null;
}

/** Whether all that is held now was held when somebody agreed. What fell away meanwhile does no harm. */
export function coveredBy(agreed: readonly Power[], now: readonly Power[]): boolean {
  const known = new Set(agreed.map(keyOf));
  return now.every((power) => known.has(keyOf(power)));
}

function keyOf({ as, path, seat }: Power): string {
  return [as, path, seat ?? ''].join(' ');
}

/** A post alone gives nobody power over others; all else does, and then no password is given by one person alone. */
export function standsForOthers(powers: readonly Power[]): boolean {
  return powers.some(({ as }) => as !== 'post');
}

/**
 * What is held on the day ($1), what is to come, and what ended in the last thirty days: a post that is ended, a password
 * given and the post given back would otherwise be a way round.
 */
const REACH: Span = { from: `($1::date - 30)`, to: `'infinity'::date` };

export const POWERS = `
coalesce((select json_agg(json_build_object('as', s."as", 'path', coalesce(u.path, '/'), 'unit', u.name, 'seat', s.seat) order by s.rank, u.path, s.seat) from (
    select 0 as rank, r.role as "as", r.unit_id, null as seat from (${ROLES_HELD}) r
    union select 1, 'head', p.unit_id, null from (${headPostsHeld(REACH)}) p
    union select 2, 'acting', h.unit_id, null from (${actingHeads(REACH)}) h
    union select 3, 'committee', c.unit_id, m.role from (${seatsHeld(REACH)}) m join committees c on c.id = m.committee_id
    union select 4, 'overseer', o.unit_id, null from (${unitsOverseen(REACH)}) o
    union select 5, 'post', p.unit_id, null from (${postsHeld(REACH)}) p where p.position <> 'head'
  ) s left join units u on u.id = s.unit_id), '[]')`;
