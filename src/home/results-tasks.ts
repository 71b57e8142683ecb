import type { Rows } from '../database/db.js';
import { questionsWaiting } from '../signals/question.queries.js';
import type { Actor } from '../web/actor.js';
import type { Task } from './tasks.js';

/** What waits for a person in the committee's work: questions to answer, issues they own, a sitting that is open. */
export async function resultsTasks(db: Rows, actor: Actor, today: string): Promise<Task[]> {
  if (actor.officialId === null) return [];
  const [questions, issues, sittings] = await Promise.all([
    questionsWaiting(db, actor.officialId),
    ownedIssues(db, actor.officialId),
    openSittings(db, actor),
  ]);
  return [
    ...(questions > 0
      ? [{ key: 'signal-questions', count: questions, href: '/signals/questions', dueOn: null, late: false }]
      : []),
    ...(issues && issues.count > 0
      ? [{ key: 'focus', count: issues.count, href: '/focus', dueOn: issues.first, late: issues.first < today }]
      : []),
    ...sittings.map(({ id, name }) => ({
      key: 'sitting',
      count: 1,
      name,
      href: `/sittings/${id}`,
      dueOn: null,
      late: false,
    })),
  ];
}

function ownedIssues(db: Rows, officialId: number): Promise<{ count: number; first: string } | undefined> {
  return db.one(
    'select count(*)::int as count, min(due_on) as first from focus_issues where owner_id = $1 and outcome is null and reported_at is null',
    [officialId],
    'focus-owned',
  );
}

function openSittings(db: Rows, actor: Actor): Promise<{ id: number; name: string }[]> {
  const ids = actor.committees.map(({ committeeId }) => committeeId);
  if (ids.length === 0) return Promise.resolve([]);
  return db.rows(
    'select s.id, c.name from sittings s join committees c on c.id = s.committee_id where s.committee_id = any($1::int[]) and s.closed_at is null and s.cancelled_at is null',
    [ids],
    'tasks-sittings-open',
  );
}
