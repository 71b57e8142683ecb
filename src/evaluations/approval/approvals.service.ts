import { Injectable } from '@nestjs/common';
import type { Act } from '../../acts/act.js';
import { Acts } from '../../acts/acts.js';
import type { Actor } from '../../web/actor.js';
import type { ApprovalBlocker } from './approval.blockers.js';
import { writeResult } from './approval-row.js';
import { type Body, readVersion } from '../../web/read-form.js';
import { requireSeen, saveHeadDraft, type SavedHeadDraft } from './head-drafts.service.js';
import { stillTaken } from './head-obstacles.js';
import { figuresMoved } from '../measured.js';
import { lockHeadEvaluation, type HeadEvaluation } from './head-evaluation.js';

export type Approved =
  | { blockers: ApprovalBlocker[] }
  | { moved: true; blockers?: undefined }
  | { blockers?: undefined; name: string; approvalId: number };

@Injectable()
export class ApprovalsService {
  constructor(private readonly acts: Acts) {}

  /** Saves the form that came with the wish to approve, and says what still stands in the way. */
  async prepare(actor: Actor, id: number, body: Body): Promise<SavedHeadDraft> {
    return this.acts.perform(actor, (act) => saveHeadDraft(act, id, body));
  }

  /** Approves what the approver stated and saw. Of the request only the revision and the figures seen count; every number is in the row. */
  async approve(actor: Actor, id: number, body: Body): Promise<Approved> {
    return this.acts.perform(actor, async (act): Promise<Approved> => {
      const head = await lockHeadEvaluation(act, id, true);
      requireSeen(head, readVersion(body), act.zone);
      if (figuresMoved(body, head.evaluation.figures)) return { moved: true };
      if (head.blockers.length > 0) return { blockers: head.blockers };
      return { name: head.evaluation.officialName, approvalId: await approved(act, head) };
    });
  }
}

async function approved(
  act: Act,
  { evaluation, deciding, stated, scored, led, notes, self, obstacles: confirmed }: HeadEvaluation,
): Promise<number> {
  const kind = evaluation.reopened && evaluation.approvalId !== null ? 'reopening' : 'approval';
  const obstacles = stillTaken(evaluation.headObstacles, evaluation.content.criteria, confirmed);
  const approvalId = await writeResult(act, {
    ...{ evaluation, kind, stated, scored, notes, obstacles },
    ledApprovals: led.approvals,
    reason: notes[''] || null,
    handedIn: self !== null,
  });
  const { score, exemplarity } = scored;
  await act.record(`evaluation:${evaluation.id}`, 'evaluation.approved', {
    approvalId,
    kind,
    deciding,
    score,
    exemplarity,
    ...(Object.keys(obstacles).length > 0 ? { obstacles } : {}),
  });
  const code = deciding === 'not-submitted' ? 'not-submitted-scored' : 'approved';
  await act.tell(evaluation.officialId, code, `/evaluations/${evaluation.id}`, {
    month: evaluation.month,
    by: act.actor.name,
  });
  return approvalId;
}
