import type { Act } from '../../acts/act.js';

/**
 * Titles on paper go along with the posts and seats that an act carries over, as they were stated and by whom, where the person stays
 * what they were: the title of a head is none of a deputy. They hold from the days they were stated for, so that an act whose day is
 * put right takes them along.
 */
export async function carryTitles(act: Act, actId: number): Promise<void> {
  await act.change(POSTS, [actId]);
  await act.change(SEATS, [actId]);
}

/** Who comes back to what they were before an act has the titles of then. */
export async function returnTitles(act: Act, actId: number, byActId: number): Promise<void> {
  await act.change(RETURNED_POSTS, [actId, byActId]);
  await act.change(RETURNED_SEATS, [actId, byActId]);
}

const STATED = 't.day, t.title, t.by_account, t.at';

const POSTS = `
insert into paper_titles (post_id, day, title, by_account, at)
select n.id, ${STATED} from unit_act_rows r join posts e on e.id = r.ended_id join posts n on n.id = r.begun_id and n.position = e.position
join paper_titles t on t.post_id = e.id where r.act_id = $1 and r.kind = 'post' order by t.id`;

const SEATS = `
insert into paper_titles (member_id, day, title, by_account, at)
select r.begun_id, ${STATED} from unit_act_rows r join paper_titles t on t.member_id = r.ended_id
where r.act_id = $1 and r.kind = 'seat' and r.begun_id is not null order by t.id`;

const RETURNED_POSTS = `
insert into paper_titles (post_id, day, title, by_account, at)
select n.begun_id, ${STATED} from unit_act_rows r join unit_act_rows n on n.act_id = $2 and n.kind = 'post' and n.ended_id = r.begun_id
join paper_titles t on t.post_id = r.ended_id where r.act_id = $1 and r.kind = 'post' and n.begun_id is not null order by t.id`;

/** A seat may have ended without another in its place. */
const RETURNED_SEATS = `
insert into paper_titles (member_id, day, title, by_account, at)
select m.id, ${STATED} from unit_act_rows r join committee_members e on e.id = r.ended_id
join unit_act_rows n on n.act_id = $2 and n.kind = 'seat' and n.ended_id is not distinct from r.begun_id
join committee_members m on m.id = n.begun_id and (m.committee_id, m.official_id, m.role) = (e.committee_id, e.official_id, e.role)
join paper_titles t on t.member_id = e.id where r.act_id = $1 and r.kind = 'seat' order by t.id`;
