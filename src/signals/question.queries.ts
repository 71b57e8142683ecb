import { localDay } from '../database/local-day.js';
import { committeeNameOn, lastDay, nameOn } from '../standing/units-on.js';
import type { Rows } from '../database/db.js';
import type { Raised, SignalCode } from './rules/types.js';

/** What was asked, with the figures as they stood then. */
export interface QuestionRow {
  id: number;
  committeeId: number;
  committeeName: string;
  unitId: number;
  unitName: string;
  unitPath: string;
  headId: number;
  headName: string;
  code: SignalCode;
  month: string;
  figures: Pick<Raised, 'months' | 'thresholds' | 'compared' | 'over' | 'held' | 'fewest'>;
  text: string;
  byName: string;
  at: Date;
  closedAt: Date | null;
  closedBy: string | null;
  conclusion: string | null;
  answers: number;
}

const QUESTION = `
select q.id, q.committee_id as "committeeId", ${committeeNameOn('c.id', localDay('q.at'))} as "committeeName", q.unit_id as "unitId", ${nameOn('q.unit_id', lastDay('q.month'))} as "unitName", u.path as "unitPath",
  q.head_id as "headId", o.full_name as "headName", q.code, q.month, q.figures, q.text, b.display_name as "byName", q.at, q.closed_at as "closedAt",
  cb.display_name as "closedBy", q.conclusion, (select count(*)::int from signal_answers a where a.question_id = q.id) as answers
from signal_questions q join committees c on c.id = q.committee_id join units u on u.id = q.unit_id join officials o on o.id = q.head_id
join accounts b on b.id = q.by_account left join accounts cb on cb.id = q.closed_by`;

export async function findQuestion(on: Rows, id: number): Promise<QuestionRow | undefined> {
  return on.one<QuestionRow>(`${QUESTION} where q.id = $1`, [id], 'signal-question');
}

/** Questions within the reader's scopes or put to them, the open ones first. */
export async function questionsOf(
  on: Rows,
  paths: readonly string[],
  headId: number | null,
  most: number,
  from: number,
): Promise<(QuestionRow & { total: number })[]> {
  return on.rows(
    `${QUESTION.replace('select q.id', 'select count(*) over ()::int as total, q.id')}
     where q.head_id = $2 or exists (select 1 from unnest($1::text[]) as x (path) where u.path like x.path || '%')
     order by q.closed_at is not null, q.at desc, q.id limit $3 offset $4`,
    [paths, headId, most, from],
    'signal-questions',
  );
}

export interface AnswerRow {
  text: string;
  by: string;
  at: Date;
}

export async function answersOf(on: Rows, questionId: number): Promise<AnswerRow[]> {
  return on.rows<AnswerRow>(
    'select n.text, a.display_name as by, n.at from signal_answers n join accounts a on a.id = n.by_account where n.question_id = $1 order by n.id',
    [questionId],
    'signal-answers',
  );
}

/** Questions that wait for this head's first answer; for the first page. */
export async function questionsWaiting(on: Rows, headId: number): Promise<number> {
  const row = await on.one<{ count: number }>(
    'select count(*)::int as count from signal_questions q where q.head_id = $1 and q.closed_at is null and not exists (select 1 from signal_answers a where a.question_id = q.id)',
    [headId],
    'signal-waiting',
  );
  return row?.count ?? 0;
}
