import { heldOn } from '../standing/validity.js';
import type { Rows } from '../database/db.js';
import type { Actor } from '../web/actor.js';

export interface DeskNow {
  unitId: number;
  unitName: string;
  month: string;
  href: string;
  approved: number;
  expected: number;
  /** Evaluations this person can mark reviewed now; null for a member who does not review. */
  toReview: number | null;
  /** Evaluations that wait too, but for another reviewer: the reader's own, and those they approved. */
  others: number;
  reviewDueOn: string;
  late: boolean;
}

/** For the home page of a committee member: each open month of their committees, the oldest first. */
export async function deskNow(db: Rows, actor: Actor, today: string): Promise<DeskNow[]> {
  const seats = actor.committees;
  if (seats.length === 0) return [];
  const rows = await db.rows<
    Omit<DeskNow, 'href' | 'late' | 'toReview' | 'others'> & { committeeId: number; ready: number; waiting: number }
  >(
    NOW,
    [
      seats.map(({ committeeId }) => committeeId),
      seats.map(({ path }) => path),
      actor.officialId,
      actor.accountId,
      today,
    ],
    'desk-now',
  );
  return rows.map(({ committeeId, ready, waiting, ...row }) => {
    const role = seats.find((seat) => seat.committeeId === committeeId)?.role;
    const toReview = role === 'chair' || role === 'secretary' ? ready : null;
    return {
      ...row,
      toReview,
      others: waiting - ready,
      href: `/committee?month=${row.month}&unit=${row.unitId}`,
      late: today > row.reviewDueOn,
    };
  });
}

/** `waiting`: approved evaluations whose nearest committee is this one; `ready`: those of them neither the reader's own nor approved by them. */
const NOW = `
select s.committee as "committeeId", c.unit_id as "unitId", cu.name as "unitName", p.month, p.review_due_on as "reviewDueOn",
  (count(*) filter (where e.status in ('approved', 'reviewed')))::int as approved,
  (count(*) filter (where e.status <> 'excused'))::int as expected,
  (count(*) filter (where e.status = 'approved' and nearest.ours and e.official_id is distinct from $3::int and a.by_account <> $4::int))::int as ready,
  (count(*) filter (where e.status = 'approved' and nearest.ours))::int as waiting
from unnest($1::int[], $2::text[]) as s (committee, path)
join committees c on c.id = s.committee join units cu on cu.id = c.unit_id
join units u on u.path like s.path || '%'
join evaluations e on e.unit_id = u.id
join periods p on p.id = e.period_id and p.opened_at is not null and p.closed_at is null
left join approvals a on a.id = e.approval_id
cross join lateral (select not exists (select 1 from committees n join units nu on nu.id = n.unit_id
  where u.path like nu.path || '%' and ${heldOn('n', '$5::date')} and length(nu.path) > length(s.path)) as ours) nearest
group by 1, 2, 3, 4, 5, cu.sort_name order by p.month, cu.sort_name`;
