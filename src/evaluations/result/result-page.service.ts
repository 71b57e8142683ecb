import { flagsOn } from '../../corrections/flags.js';
import { Injectable } from '@nestjs/common';
import type { Asking } from '../../acts/asking.js';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { evaluationState } from '../../periods/evaluation-state.js';
import { nameOf } from '../../standing/chain.js';
import { page, type Page } from '../../web/answers.js';
import { NotFound } from '../../web/errors.js';
import { interimViews } from '../../interim/interim.queries.js';
import { EVALUATION_INTERIM, proposableOf } from '../interim.kind.js';
import { earlierEvaluations } from '../draft/earlier-entries.js';
import { filesOf } from '../files/attachments.service.js';
import { evaluationFacts } from '../draft/form-page.service.js';
import { mayRead } from '../../obstacles/obstacle.policy.js';
import { obstaclesByIds } from '../../obstacles/obstacle.queries.js';
import { isContested } from '../../petitions/petition.queries.js';
import { REASON_BOUNDS } from '../../petitions/petition.form.js';
import { petitionsOf } from '../petition/petition-decisions.queries.js';
import { resultView, type ResultSources } from './result.view.js';
import { excusalOf, handedIn, handedStated, remarksOn, resultsOf } from './results.queries.js';
import type { OpenedEvaluation } from '../evaluation-access.js';
import { dueCommitments, notesOf } from '../evaluation.queries.js';
import { selfStated } from '../draft/self-stated.js';
import { withdrawable } from '../submission/withdrawals.service.js';
import { receiptOf, receiptView } from '../../receipts/receipt.view.js';
import type { Body, TypedIn } from '../../web/read-form.js';

interface Asked {
  /** An older result, by its number. */
  number?: number;
  typed?: TypedIn<{ reason: string }>;
  /** A receipt as it was sent. */
  receipt?: Body;
}

/** An evaluation as it is read: by its author once it is handed in, by those who may see it, each as far as they may. */
@Injectable()
export class ResultPage {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async show({ actor }: Pick<Asking, 'actor'>, opened: OpenedEvaluation, asked: Asked = {}): Promise<Page> {
    const { evaluation, at, sight, approver } = opened;
    const today = this.clock.today();
    const [results, handed, petitions, remarks, excusal, earlier, interim] = await Promise.all([
      sight.result ? resultsOf(this.db, evaluation.id) : [],
      sight.self ? handedIn(this.db, evaluation.id) : [],
      sight.result ? petitionsOf(this.db, evaluation.id) : [],
      sight.result ? remarksOn(this.db, evaluation.id) : [],
      evaluation.status === 'excused' ? excusalOf(this.db, evaluation.id) : undefined,
      sight.self ? earlierEvaluations(this.db, evaluation.id, sight.selfMarks) : [],
      sight.result ? interimViews(this.db, EVALUATION_INTERIM, evaluation.id, proposableOf(evaluation)) : [],
    ]);
    const result = asked.number === undefined ? results[0] : results.find((each) => each.number === asked.number);
    if (asked.number !== undefined && !result) throw new NotFound();
    const state = evaluationState({ ...evaluation, today });
    const own = await this.selfSide(opened, handed, result?.submissionId ?? null);
    const used = Object.values(result?.obstacles ?? {}).flat();
    const taken = used.length === 0 ? [] : await obstaclesByIds(this.db, used);
    const obstacles = taken.filter((row) => mayRead(at, row, actor));
    const view = resultView({ evaluation, sight, result, results, obstacles, ...own });
    const receipt = result && (await receiptOf(this.db, 'evaluation', result.id));
    return page(
      'evaluations/result',
      {
        ...view,
        state,
        self: at.self,
        evaluation: evaluationFacts(evaluation),
        remarks,
        petitions,
        excusal,
        earlier,
        interim,
        receipt: result
          ? receiptView({
              ...{ receipt, resultId: result.id, typed: asked.receipt },
              action: at.self && result === results[0] ? `/evaluations/${evaluation.id}/receipt` : null,
            })
          : null,
        typed: { reason: asked.typed?.reason ?? receipt?.reason ?? '' },
        approver: nameOf(approver),
        approvalDueOn: evaluation.approvalDueOn,
        submittedAt: evaluation.submittedAt,
        approvedAt: evaluation.approvedAt,
        reviewedAt: evaluation.reviewedAt,
        mark: sight.result && result === results[0] ? evaluation.mark : null,
        flags: result ? await flagsOn(this.db, 'evaluation', evaluation.id) : [],
        flaggedAt: sight.result ? evaluation.flaggedAt : null,
        decides: at.approver && ['submitted', 'not-submitted'].includes(state),
        committee: at.committee,
        canWithdraw: at.self && withdrawable(evaluation, today),
        begun: at.self && evaluation.status === 'submitted' && evaluation.beganAt !== null,
        canPetition:
          at.self &&
          !!result &&
          result === results[0] &&
          evaluation.closedAt !== null &&
          !evaluation.reopened &&
          !isContested(petitions, evaluation.approvalId),
        petitionLongest: REASON_BOUNDS.most,
        returns: handed.filter((each) => each.returned).map((each) => each.returned),
      },
      at.self ? 'evaluations:result.title' : 'evaluations:result.titleOf',
      { month: evaluation.month.split('-').reverse().join('/'), name: evaluation.officialName },
    );
  }

  /** What the person stated: with the result the submission it was decided on, else the newest, else the draft. */
  private async selfSide(
    { evaluation, sight }: OpenedEvaluation,
    handed: Awaited<ReturnType<typeof handedIn>>,
    submissionId: number | null,
  ): Promise<Pick<ResultSources, 'own' | 'files'>> {
    if (!sight.self) return { own: null, files: [] };
    const files = await filesOf(this.db, evaluation.id);
    const draft = evaluation.status === 'draft' || evaluation.status === 'returned';
    const chosen =
      handed.find((each) => each.id === submissionId) ??
      (evaluation.approvalId === null && !draft ? handed[0] : undefined);
    if (chosen)
      return {
        files,
        own: {
          content: chosen.content,
          stated: handedStated(chosen),
          notes: chosen.notes,
          figures: chosen.figures,
          tier: chosen.tier,
          score: chosen.score,
          exemplarity: chosen.exemplarity,
        },
      };
    if (evaluation.approvalId !== null || evaluation.selfSavedAt === null) return { own: null, files };
    const due = await dueCommitments(this.db, evaluation.officialId, evaluation.month);
    return {
      files,
      own: {
        content: evaluation.content,
        stated: selfStated(evaluation, due),
        notes: await notesOf(this.db, evaluation.id, 'self'),
        figures: evaluation.figures,
        tier: evaluation.tier,
        score: null,
        exemplarity: null,
      },
    };
  }
}
