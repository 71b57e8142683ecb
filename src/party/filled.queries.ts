import { SAID, SAID_JOIN } from '../commitments/said.js';
import { localDay } from '../database/local-day.js';
import type { Rows } from '../database/db.js';
import { nameOn } from '../standing/units-on.js';
import { heldOn } from '../standing/validity.js';

export interface PlaceThen {
  name: string;
  title: string;
  unitId: number;
  unitName: string;
  unitPath: string;
  rootUnitId: number;
  leader: boolean;
}

/** Where somebody had their main post on a day; without one then, the last one before or the first one after. */
export function placeIn(on: Rows, officialId: number, day: string): Promise<PlaceThen | undefined> {
  return on.one<PlaceThen>(
    `select o.full_name as name, p.title, u.id as "unitId", ${nameOn('p.unit_id', '$2::date')} as "unitName", u.path as "unitPath",
       split_part(u.path, '/', 2)::int as "rootUnitId", p.position in ('head', 'deputy') or p.tier > 0 as leader
     from officials o join posts p on p.official_id = o.id and p.main join units u on u.id = p.unit_id
     where o.id = $1 order by (${heldOn('p', '$2::date')}) desc, p.from_date desc limit 1`,
    [officialId, day],
    'party-place-in',
  );
}

export interface DueCommitment {
  text: string;
  dueOn: string;
  /** null: nothing said yet. */
  kept: boolean | null;
}

/** What somebody promised for the days of a span, as it stands for others. */
export function commitmentsDue(on: Rows, officialId: number, from: string, to: string): Promise<DueCommitment[]> {
  return on.rows<DueCommitment>(
    `select c.text, c.due_on as "dueOn", ${SAID} as kept from commitments c ${SAID_JOIN}
     where c.official_id = $1 and c.due_on between $2::date and $3::date order by c.due_on, c.id limit 200`,
    [officialId, from, to],
    'party-commitments',
  );
}

export interface OwnedIssue {
  id: number;
  title: string;
  dueOn: string;
  outcome: 'settled' | 'dropped' | null;
  steps: number;
  done: number;
}

/** The pressing issues that somebody answered for in a span. */
export function issuesOwnedIn(on: Rows, officialId: number, from: string, to: string): Promise<OwnedIssue[]> {
  return on.rows<OwnedIssue>(
    `select i.id, i.title, i.due_on as "dueOn", i.outcome, count(s.id)::int as steps, count(s.done_at)::int as done
     from focus_issues i left join focus_steps s on s.issue_id = i.id
     where i.owner_id = $1 and ${localDay('i.chosen_at')} <= $3::date and (i.outcome is null or ${localDay('i.outcome_at')} >= $2::date)
     group by i.id order by i.due_on, i.id limit 100`,
    [officialId, from, to],
    'party-issues',
  );
}

export interface AskedOf {
  id: number;
  code: string;
  month: string;
  /** The newest one; null: not answered yet. */
  answer: string | null;
  conclusion: string | null;
}

/** What committees asked a head on a signal in a span, with what was answered; a question that was taken back is none. */
export function questionsOf(on: Rows, officialId: number, from: string, to: string): Promise<AskedOf[]> {
  return on.rows<AskedOf>(
    `select q.id, q.code, q.month, (select left(a.text, 600) from signal_answers a where a.question_id = q.id order by a.id desc limit 1) as answer, q.conclusion
     from signal_questions q where q.head_id = $1 and ${localDay('q.at')} between $2::date and $3::date
       and not exists (select 1 from corrections c where c.kind = 'question' and c.row_id = q.id and c.after is null)
     order by q.id limit 50`,
    [officialId, from, to],
    'party-questions',
  );
}
