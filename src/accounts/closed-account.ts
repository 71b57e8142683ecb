import { notOver } from '../standing/validity.js';
import { actingHeads, headPostsHeld, ROLES_HELD, seatsHeld, unitsOverseen } from '../standing/relations.js';

const OPEN_ADMINISTRATOR = (day: string) => `
  select 1 from account_roles other join accounts b on b.id = other.account_id
  where other.role = 'administrator' and other.ended_at is null and other.account_id <> a.id and b.disabled_at is null
    and (b.official_id is null or exists (select 1 from posts p where p.official_id = b.official_id and ${notOver('p', day)}))`;

/**
 * SQL: the last day on which the account `a` was open, when its person's last post has ended and the days that their agency leaves
 * for petitions are over by `day`; else null. The last administrator's stays open, so that somebody can let others in.
 */
export const closedOnSql = (day: string) => `(
  select last.open_until from (
    select p.to_date + coalesce((
      select s.value::int from units above join settings s on s.unit_id = above.id and s.key = 'leaver-days'
      where u.path like above.path || '%' order by length(above.path) desc limit 1), 0) as open_until
    from posts p join units u on u.id = p.unit_id where p.official_id = a.official_id order by p.to_date desc nulls first limit 1) last
  where last.open_until < ${day} and not (
    exists (select 1 from account_roles mine where mine.account_id = a.id and mine.role = 'administrator' and mine.ended_at is null)
    and not exists (${OPEN_ADMINISTRATOR(day)})))`;

/**
 * True where one person alone gave the password and the account stands for others today: who gives a password and then a
 * post or a role would have both. Only a password that two people gave ends it: neither time nor an agreement to something
 * else says who knows the old one, and a password changed by whoever knew it proves nothing.
 */
export function closedByOneHand(day: string): string {
  const span = { from: day, to: day };
  const powers = [ROLES_HELD, actingHeads(span), seatsHeld(span), unitsOverseen(span), headPostsHeld(span)];
  return `(a.given_alone_at is not null and (${powers.map((held) => `exists (${held})`).join(' or ')}))`;
}
