import { laidOver, type Corrected } from '../../corrections/corrections.queries.js';
import { lastDay, nameOn } from '../../standing/units-on.js';
import { type Asking } from '../../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../../acts/acts.js';
import { Db, type Rows } from '../../database/db.js';
import { lasts } from '../../standing/validity.js';
import type { Actor } from '../../web/actor.js';
import { NotFound } from '../../web/errors.js';
import type { Issue } from '../../web/issues.js';
import { textOf, type Body } from '../../web/read-form.js';
import { conflictOf } from './approval-conflict.js';
import { writable } from '../evaluation.policy.js';
import { findEvaluation, type MonthEvaluation } from '../evaluation.queries.js';
import { Comment } from '../comment.entity.js';

export const COMMENT = { least: 3, most: 4000 } as const;

export interface OtherEvaluation {
  id: number;
  month: string;
  name: string;
  unitName: string;
  mine: number;
}

interface OwnComment {
  id: number;
  at: Date;
  text: string;
}

const FIRST_DAY = "(p.month || '-01')::date";

/** Evaluations of the open months whose people held a post, for a part of the month, in a unit this person heads. */
const WORKED_FOR = `
select e.id, e.month, o.full_name as name, ${nameOn('e.unit_id', lastDay('e.month'))} as "unitName",
  (select count(*)::int from comments c where c.evaluation_id = e.id and c.by_account = $3 and c.committee_id is null) as mine
from evaluations e join periods p on p.id = e.period_id join officials o on o.id = e.official_id join units u on u.id = e.unit_id
where e.official_id is distinct from $2 and exists (
  select 1 from posts m where m.official_id = e.official_id and m.unit_id = any($1::int[]) and m.unit_id <> e.unit_id
    and ${lasts('m', { from: FIRST_DAY, to: `${FIRST_DAY} + interval '1 month' - interval '1 day'` })})`;

/** For the approvals page: people who worked for this head in the month and are approved elsewhere. */
export async function workedFor(asking: Asking): Promise<OtherEvaluation[]> {
  if (asking.actor.heads.length === 0) return [];
  return asking.rows<OtherEvaluation>(
    `${WORKED_FOR} and p.opened_at is not null and p.closed_at is null order by o.sort_name, e.id`,
    [asking.actor.heads.map((unit) => unit.unitId), asking.actor.officialId, asking.actor.accountId],
  );
}

@Injectable()
export class HeadCommentsService {
  constructor(
    private readonly db: Db,
    private readonly acts: Acts,
  ) {}

  /** For a head the person worked for in the month, elsewhere than where the evaluation stands; to others it does not exist. */
  async open(actor: Actor, id: number, on: Rows = this.db): Promise<MonthEvaluation> {
    const units = actor.heads.map((unit) => unit.unitId);
    const found = await on.one(`${WORKED_FOR} and e.id = $4`, [units, actor.officialId, actor.accountId, id]);
    const evaluation = found && (await findEvaluation(on, id));
    if (!evaluation) throw new NotFound();
    return evaluation;
  }

  async add(actor: Actor, id: number, body: Body): Promise<Issue[]> {
    const text = textOf(body, 'text') ?? '';
    if (text.length < COMMENT.least || text.length > COMMENT.most)
      return [{ field: 'text', code: 'approvals:comment.length', params: COMMENT }];
    await this.acts.perform(actor, async (act) => {
      const evaluation = await this.open(actor, id, act);
      if (!writable(evaluation)) throw await conflictOf(act, evaluation, act.zone);
      await act.insert(Comment, { periodId: evaluation.periodId, evaluationId: id, text, ...act.by });
      await act.record(`evaluation:${id}`, 'evaluation.head-comment');
    });
    return [];
  }

  async own(asking: Asking, id: number): Promise<(OwnComment & Corrected & { mine: boolean })[]> {
    const said = await asking.rows<OwnComment>(
      'select id, at, text from comments where evaluation_id = $1 and by_account = $2 and committee_id is null order by id',
      [id, asking.actor.accountId],
    );
    return (await laidOver(asking, 'comment', said)).map((one) => ({ ...one, mine: !one.withdrawn }));
  }
}
