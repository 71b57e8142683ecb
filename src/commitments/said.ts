import { heldOn } from '../standing/validity.js';

/**
 * What a commitment stands for in public, on rows `c` of commitments: the approver's word once the evaluation of its month is decided, before that the
 * person's own. What is said only on an evaluation still in draft is its author's alone.
 */
export const SAID_JOIN = `left join lateral (
  select e.approval_id, e.status from evaluations e where e.official_id = c.official_id and e.month = to_char(c.due_on, 'YYYY-MM')) evaluation on true`;

export const SAID = `case when evaluation.approval_id is not null then coalesce(c.head_kept, c.self_kept)
  when evaluation.status is distinct from 'draft' or exists (select 1 from commitment_proofs q where q.commitment_id = c.id) then c.self_kept end`;

/** Posts and acting appointments that make a leader on the day $DAY, as they are known now or were at a moment: tier 1 and up, a head or a deputy. One row a person and place. */
export const leadersOn = (day: string, posts = 'posts', acting = 'acting_appointments') => `
  select p.official_id, p.unit_id, p.title, p.tier, p.position, p.main from ${posts} p
  where (p.tier >= 1 or p.position in ('head', 'deputy')) and ${heldOn('p', `${day}::date`)}
  union all
  select x.official_id, x.unit_id, coalesce(m.title, ''), coalesce(m.tier, 0), 'head', false from ${acting} x
    left join ${posts} m on m.official_id = x.official_id and m.main and ${heldOn('m', `${day}::date`)}
  where ${heldOn('x', `${day}::date`)}`;
