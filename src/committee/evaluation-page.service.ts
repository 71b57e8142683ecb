import { type Asking } from '../acts/asking.js';
import { Injectable } from '@nestjs/common';
import { remarksOn } from '../evaluations/result/results.queries.js';
import { openEvaluation } from '../evaluations/evaluation-access.js';
import { evaluationState } from '../periods/evaluation-state.js';
import { page, type Page } from '../web/answers.js';
import { Forbidden } from '../web/errors.js';
import { formatMonth } from '../web/format.js';
import { rulerModel } from '../web/charts/ruler.js';
import { COMMENT } from './comment.form.js';
import { reviewDenial, seatOver } from './committee.policy.js';
import { unitHref } from './desk.view.js';
import { nearestCommittee } from './places.queries.js';
import { mayKeep } from './sittings/sitting.policy.js';
import { findSitting, openSittingOf } from './sittings/sitting.queries.js';

/** One evaluation before the committee: its result in short, what was said on it, and what this person may do. */
@Injectable()
export class CommitteeEvaluationPage {
  async show(asking: Asking, id: number, text = ''): Promise<Page> {
    const today = asking.today;
    const { evaluation, at, sight } = await openEvaluation(asking, asking.actor, id, today);
    if (at.self) throw new Forbidden('committee-own-paper');
    if (!at.committee && !at.inspector) throw new Forbidden();
    const [remarks, committee, review, approval] = await Promise.all([
      sight.result ? remarksOn(asking, id) : [],
      nearestCommittee(asking, evaluation.unitPath, today),
      asking.one<{ id: number }>(
        'select max(id) as id from reviews where approval_id = $1 and by_account = $2 having max(id) is not null',
        [evaluation.approvalId, asking.actor.accountId],
      ),
      asking.one<{ by: number; name: string }>(
        'select a.by_account as by, b.display_name as name from approvals a join accounts b on b.id = a.by_account where a.id = $1',
        [evaluation.approvalId],
      ),
    ]);
    const why = reviewDenial(asking.actor, {
      evaluation,
      approvedBy: approval?.by ?? null,
      committeeId: committee?.id ?? null,
      closedAt: evaluation.closedAt,
    });
    const result = sight.result
      ? {
          score: evaluation.score,
          exemplarity: evaluation.exemplarity,
          ruler: rulerModel(evaluation.selfScore, evaluation.score),
          by: approval?.name ?? null,
          at: evaluation.approvedAt,
        }
      : null;
    const open = committee && evaluation.status === 'reviewed' ? await openSittingOf(asking, committee.id) : undefined;
    const sitting = open && (await findSitting(asking, open.id));
    const canComment =
      evaluation.approvalId !== null &&
      evaluation.closedAt === null &&
      seatOver(asking.actor, evaluation.unitPath) !== null;
    return page(
      'committee/evaluation',
      {
        evaluation: {
          id,
          name: evaluation.officialName,
          unit: evaluation.unitName,
          href: `/evaluations/${id}`,
          unitHref: unitHref(evaluation.unitId, evaluation.month),
          reviewedAt: evaluation.reviewedAt,
          mark: sight.result ? evaluation.mark : null,
        },
        state: evaluationState({ ...evaluation, today }),
        month: evaluation.month,
        result,
        remarks: remarks.map((remark) => ({
          ...remark,
          mine: remark.byAccount === asking.actor.accountId && !remark.withdrawn && evaluation.closedAt === null,
        })),
        text,
        longest: COMMENT.most,
        canComment,
        canReview: why === null,
        reviewHref:
          review && evaluation.status === 'reviewed' && evaluation.closedAt === null
            ? `/committee/reviews/${review.id}/correction`
            : null,
        why,
        openSitting: sitting && mayKeep(asking.actor, sitting) ? sitting.id : null,
        committee: committee?.name ?? null,
        reviewDueOn: evaluation.reviewDueOn,
      },
      'committee:evaluation.title',
      { name: evaluation.officialName, month: formatMonth(evaluation.month) },
    );
  }
}
