import { heldOn } from '../standing/validity.js';
import { Injectable } from '@nestjs/common';
import { Acts } from '../acts/acts.js';
import type { Act } from '../acts/act.js';
import { notifyMany } from '../acts/notify.js';
import type { EvaluationStatus } from '../periods/evaluation-state.js';
import type { Actor } from '../web/actor.js';
import { mayRead, reviewDenial, type ReviewDenial } from './committee.policy.js';
import { Evaluation } from '../periods/evaluation.entity.js';
import { sql } from '../database/entity-sql.js';

interface Named {
  id: number;
  name: string;
}

interface RefusedEvaluation extends Named {
  why: ReviewDenial;
  /** Who was faster, and when. */
  by: string | null;
  at: Date | null;
}

export interface ReviewOutcome {
  reviewed: Named[];
  refused: RefusedEvaluation[];
}

interface LockedEvaluation extends Named {
  officialId: number;
  status: EvaluationStatus;
  month: string;
  unitPath: string;
  approvalId: number | null;
  approvedBy: number | null;
  committeeId: number | null;
  closedAt: Date | null;
}

@Injectable()
export class ReviewsService {
  constructor(private readonly acts: Acts) {}

  /** Marks each of these evaluations reviewed, or says why not; nothing happens to one that is refused. */
  async review(actor: Actor, ids: readonly number[]): Promise<ReviewOutcome> {
    return this.acts.perform(actor, async (act) => {
      const evaluations = (await lockEvaluations(act, ids)).filter((evaluation) => mayRead(actor, evaluation.unitPath));
      const judged = evaluations.map((evaluation) => ({
        evaluation,
        why: reviewDenial(actor, { evaluation, ...evaluation }),
      }));
      const allowed = judged.flatMap(({ evaluation, why }) => (why === null ? [evaluation] : []));
      await this.write(act, allowed);
      const refused = judged.flatMap(({ evaluation: { id, name }, why }) =>
        why === null ? [] : [{ id, name, why, by: null, at: null }],
      );
      return { reviewed: allowed.map(({ id, name }) => ({ id, name })), refused: await sayWho(act, refused) };
    });
  }

  private async write(act: Act, evaluations: readonly LockedEvaluation[]): Promise<void> {
    const ids = evaluations.map(({ id }) => id);
    if (ids.length === 0) return;
    await act.change(
      `insert into reviews (evaluation_id, approval_id, committee_id, by_account, at)
       select e, a, c, $4, $5 from unnest($1::int[], $2::int[], $3::int[]) as given (e, a, c)`,
      [
        ids,
        evaluations.map(({ approvalId }) => approvalId),
        evaluations.map(({ committeeId }) => committeeId),
        act.actor.accountId,
        act.at,
      ],
    );
    await act.update(
      Evaluation,
      { id: ids },
      { status: 'reviewed', reviewedAt: act.at, revision: sql('revision + 1') },
    );
    for (const { id, approvalId, committeeId } of evaluations) {
      await act.record(`evaluation:${id}`, 'evaluation.reviewed', { approvalId, committeeId });
    }
    await notifyMany(
      act,
      evaluations.map(({ id, officialId, month }) => ({
        officialId,
        code: 'reviewed',
        params: { month, by: act.actor.name },
        href: `/evaluations/${id}`,
        at: act.at,
      })),
    );
  }
}

/** In the order of ids, so that two who tick the same evaluations wait for each other and never lock crosswise. */
async function lockEvaluations(act: Act, ids: readonly number[]): Promise<LockedEvaluation[]> {
  await act.rows('select id from evaluations where id = any ($1::int[]) order by id for update', [ids]);
  return act.rows<LockedEvaluation>(
    `select e.id, o.full_name as name, e.official_id as "officialId", e.status, e.month, u.path as "unitPath", e.approval_id as "approvalId",
       a.by_account as "approvedBy", p.closed_at as "closedAt",
       (select c.id from committees c join units cu on cu.id = c.unit_id where u.path like cu.path || '%' and ${heldOn('c', '$2::date')} order by length(cu.path) desc limit 1) as "committeeId"
     from evaluations e join officials o on o.id = e.official_id join units u on u.id = e.unit_id join periods p on p.id = e.period_id
     left join approvals a on a.id = e.approval_id where e.id = any ($1::int[]) order by o.sort_name, e.id for share of p`,
    [ids, act.today],
  );
}

async function sayWho(act: Act, refused: readonly RefusedEvaluation[]): Promise<RefusedEvaluation[]> {
  const late = refused.filter(({ why }) => why === 'already-reviewed').map(({ id }) => id);
  if (late.length === 0) return [...refused];
  const rows = await act.rows<{ id: number; by: string; at: Date }>(
    `select r.evaluation_id as id, b.display_name as by, r.at from reviews r join evaluations e on e.approval_id = r.approval_id
     join accounts b on b.id = r.by_account where r.evaluation_id = any ($1::int[]) order by r.id`,
    [late],
  );
  const who = new Map(rows.map((row) => [row.id, row]));
  return refused.map((each) => ({ ...each, by: who.get(each.id)?.by ?? null, at: who.get(each.id)?.at ?? null }));
}
