import { lasts, type Span } from '../standing/validity.js';

/**
 * What binds an account `a` (id, official_id) to units and committees, as subqueries. Whoever asks what somebody may do
 * asks here: the actor for today, the door for all that a password could come to mean.
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

/**
 * True where one person alone gave the password and the account stands for others today: who gives a password and then a
 * post or a role would have both. Only a password that two people gave ends it: neither time nor an agreement to something
 * else says who knows the old one, and a password changed by whoever knew it proves nothing.
 */
export function closedByOneHand(day: string): string {
  const span = { from: day, to: day };
  const powers = [
    ROLES_HELD,
    actingHeads(span),
    seatsHeld(span),
    unitsOverseen(span),
    `${postsHeld(span)} and x.position = 'head'`,
  ];
  return `(a.given_alone_at is not null and (${powers.map((held) => `exists (${held})`).join(' or ')}))`;
}
