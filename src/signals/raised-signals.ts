import { inUnit, lastDay, unitsOn } from '../standing/units-on.js';
import type { Rows } from '../database/db.js';
import { groupMonths } from './group-months.queries.js';
import { raisedSignals } from './rules/raised.js';
import type { Raised } from './rules/types.js';

/** A raised signal with the names of whom it asks, and the question already asked on it, if there is one. */
export interface RaisedHere extends Raised {
  head: string;
  unit: string;
  unitPath: string;
  question: { id: number; at: Date; answers: number; closedAt: Date | null } | null;
}

/** What is raised on the six months up to one, of heads of units at and below a path, in the order of the tree. */
export async function raisedWithin(on: Rows, scopePath: string, month: string): Promise<RaisedHere[]> {
  const top = await on.one<{ id: number; path: string }>(
    "select id, path from units where id = split_part($1, '/', 2)::int",
    [scopePath],
  );
  if (!top) return [];
  const raised = raisedSignals(await groupMonths(on, { top, scopePath, month }), month);
  if (raised.length === 0) return [];
  const units = await on.rows<{ id: number; name: string; path: string }>(
    `select u.id, u.name, u.path from ${unitsOn(lastDay('$3::text'))} u where u.id = any($1::int[]) and ${inUnit('u', '$2')} order by u.path`,
    [[...new Set(raised.map(({ unitId }) => unitId))], scopePath, month],
  );
  const names = await namesOf(on, raised);
  const asked = await questionsOn(on, raised, month);
  return units.flatMap(({ id, name, path }) =>
    raised
      .filter(({ unitId }) => unitId === id)
      .map((one) => ({
        ...one,
        head: names.get(one.headId) ?? '',
        unit: name,
        unitPath: path,
        question: asked.get(`${one.headId} ${one.code}`) ?? null,
      })),
  );
}

async function namesOf(on: Rows, raised: readonly Raised[]): Promise<Map<number, string>> {
  const rows = await on.rows<{ id: number; name: string }>(
    'select id, full_name as name from officials where id = any($1::int[])',
    [[...new Set(raised.map(({ headId }) => headId))]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The newest question on each, of this month or the five before: what is asked is not asked every month again. */
async function questionsOn(
  on: Rows,
  raised: readonly Raised[],
  month: string,
): Promise<Map<string, RaisedHere['question']>> {
  const rows = await on.rows<{
    headId: number;
    code: string;
    id: number;
    at: Date;
    answers: number;
    closedAt: Date | null;
  }>(
    `select distinct on (q.head_id, q.code) q.head_id as "headId", q.code, q.id, q.at, q.closed_at as "closedAt",
       (select count(*)::int from signal_answers a where a.question_id = q.id) as answers
     from signal_questions q where q.head_id = any($1::int[]) and q.month = any($2::text[]) order by q.head_id, q.code, q.month desc, q.id desc`,
    [[...new Set(raised.map(({ headId }) => headId))], raised[0]!.months.map((one) => one.month).concat(month)],
    'signal-asked',
  );
  return new Map(rows.map(({ headId, code, ...question }) => [`${headId} ${code}`, question]));
}
