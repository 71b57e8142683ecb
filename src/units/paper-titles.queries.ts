import type { Rows } from '../database/db.js';
import { notOver } from '../standing/validity.js';
import type { PaperBody } from './paper-name.entity.js';
import { statedTitle } from './paper-names.queries.js';

/** A post of a unit, or a seat of its committee, whose holder may sign. */
export interface SigningSeat {
  id: number;
  name: string;
  as: 'head' | 'deputy' | 'member';
  /** The title of the post; a seat has none. */
  title: string;
  /** What was typed and holds on the day asked for. */
  stated: string;
  /** The last row stated, of whatever day; 0 where none was. */
  last: number;
}

const SEATS_SHOWN = 200;

const OF = {
  state: `select p.id, o.full_name as name, o.sort_name, p.position as as, p.title, p.main, coalesce(${statedTitle('post_id', 'p.id', '$2::date')}, '') as stated,
      coalesce((select max(t.id) from paper_titles t where t.post_id = p.id), 0) as last
    from posts p join officials o on o.id = p.official_id where p.unit_id = $1 and ${notOver('p', '$3::date')}`,
  party: `select m.id, o.full_name as name, o.sort_name, case when m.role = 'chair' then 'head' else m.role end as as, '' as title, true as main,
      coalesce(${statedTitle('member_id', 'm.id', '$2::date')}, '') as stated, coalesce((select max(t.id) from paper_titles t where t.member_id = m.id), 0) as last
    from committee_members m join committees c on c.id = m.committee_id join officials o on o.id = m.official_id
    where c.unit_id = $1 and m.role in ('chair', 'deputy') and ${notOver('m', '$3::date')}`,
};

/** Those of today and of days to come, heads first; `day`: on which what was stated holds. */
export async function signingSeats(
  on: Rows,
  unitId: number,
  body: PaperBody,
  { day, today }: { day: string; today: string },
): Promise<SigningSeat[]> {
  return on.rows<SigningSeat>(
    `select s.id, s.name, s.as, s.title, s.stated, s.last from (${OF[body]}) s
     order by s.as = 'head' desc, s.as = 'deputy' desc, s.main desc, s.sort_name, s.id limit ${SEATS_SHOWN}`,
    [unitId, day, today],
  );
}

export interface StatedTitle {
  id: number;
  name: string;
  day: string;
  title: string;
  by: string;
  at: Date;
}

const OF_SEAT = {
  state: 'join posts s on s.id = t.post_id where s.unit_id = $1',
  party:
    'join committee_members s on s.id = t.member_id join committees c on c.id = s.committee_id where c.unit_id = $1',
};

/** All that was stated of a unit's seats, the newest day first. */
export async function statedTitles(on: Rows, unitId: number, body: PaperBody): Promise<StatedTitle[]> {
  return on.rows<StatedTitle>(
    `select t.id, o.full_name as name, t.day, t.title, a.display_name as by, t.at
     from (select t.*, s.official_id from paper_titles t ${OF_SEAT[body]}) t join officials o on o.id = t.official_id join accounts a on a.id = t.by_account
     order by t.day desc, t.id desc limit 200`,
    [unitId],
  );
}
