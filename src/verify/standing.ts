/** What only replaces the figures of a result; everything else about the evaluation stays as it was. */
const REPLACES = `('petition', 'sitting')`;

/**
 * A confirmed reopening that no result has answered yet. That it ended is not asked of its own row, which the application writes.
 * Once a petition's answer ended one that was running: its evaluation is still being worked on.
 */
const REOPENED = `exists (select 1 from reopenings o where o.evaluation_id = e.id and o.confirmed_at is not null and o.refused_at is null
    and (o.ended_at is null or r.kind in ${REPLACES} and o.ended_at = r.at)
    and not exists (select 1 from approvals n where n.evaluation_id = e.id and n.kind not in ${REPLACES} and n.at > o.confirmed_at))`;

/** A review of the result in force, or of the one that a petition or a sitting replaced by it. */
const REVIEWED = `exists (select 1 from approvals a join reviews v on v.approval_id = a.id where a.evaluation_id = e.id
    and not exists (select 1 from corrections c where c.kind = 'review' and c.row_id = v.id)
    and not exists (select 1 from approvals n where n.evaluation_id = e.id and n.number > a.number and n.kind not in ${REPLACES}))`;

const WITHDRAWN = 'exists (select 1 from withdrawals w where w.submission_id = h.id)';
const RETURNED = 'exists (select 1 from returns b where b.submission_id = h.id)';

/** Back in the month after an excusal, or reopened after it was given back: a draft, whatever was handed in before. */
const BACK = `(exists (select 1 from excusals x where x.evaluation_id = e.id and x.ended_at >= h.at)
    or ${RETURNED} and exists (select 1 from reopenings o where o.evaluation_id = e.id and o.confirmed_at >= h.at))`;

/** The status of an evaluation `e` as its rows have it; `r` is its newest result, `h` what was handed in last. */
export const STANDING = `case
  when exists (select 1 from excusals x where x.evaluation_id = e.id and x.ended_at is null) then 'excused'
  when r.id is not null and not ${REOPENED} then case when ${REVIEWED} then 'reviewed' else 'approved' end
  when h.id is null or ${WITHDRAWN} then 'draft'
  when e.status = 'draft' and ${BACK} then 'draft'
  when ${RETURNED} then 'returned' else 'submitted' end`;
