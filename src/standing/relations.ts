import { lasts, type Span } from './validity.js';

/*
 * What binds an account `a` (id, official_id) to units and committees, as subqueries. Whoever asks what somebody may do
 * asks here: the actor for today, the sign-in for all that a password could come to mean.
 */

export const ROLES_HELD =
  'select x.role, x.unit_id from account_roles x where x.account_id = a.id and x.ended_at is null';

export function postsHeld(span: Span): string {
  return `select x.id, x.unit_id, x.position, x.main from posts x where x.official_id = a.official_id and ${lasts('x', span)}`;
}

export function actingHeads(span: Span): string {
  return `select x.unit_id from acting_appointments x where x.official_id = a.official_id and ${lasts('x', span)}`;
}

export function seatsHeld(span: Span): string {
  return `select x.committee_id, x.role from committee_members x where x.official_id = a.official_id and ${lasts('x', span)}`;
}

/** The units a person oversees; for people overseen by name, the units of their posts. */
export function unitsOverseen(span: Span): string {
  return `select coalesce(x.unit_id, q.unit_id) as unit_id from posts p join oversights x on x.post_id = p.id
    left join posts q on q.official_id = x.official_id and ${lasts('q', span)}
    where p.official_id = a.official_id and ${lasts('p', span)} and ${lasts('x', span)} and coalesce(x.unit_id, q.unit_id) is not null`;
}

export function headPostsHeld(span: Span): string {
  return `${postsHeld(span)} and x.position = 'head'`;
}

/** The units whose head's rights a person has: as acting head, or by the head's post where nobody acts. */
export function headRights(span: Span): string {
  return `${actingHeads(span)}
    union
    select p.unit_id from (${headPostsHeld(span)}) p
    where not exists (select 1 from acting_appointments x where x.unit_id = p.unit_id and ${lasts('x', span)})`;
}
