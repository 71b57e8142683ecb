import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { comparableIn } from '../../criteria/comparable.js';
import type { Criterion } from '../../criteria/criterion.js';
import { Db } from '../../database/db.js';
import { nameOf } from '../../standing/chain.js';
import { rulerModel } from '../../web/charts/ruler.js';
import { page, type Page } from '../../web/answers.js';
import { arithmeticView } from '../result/arithmetic.view.js';
import { filesOf } from '../files/attachments.service.js';
import { criterionHeads } from '../criterion.view.js';
import { entryRead, type EntryRead } from '../draft/entry.view.js';
import { measuredLine } from '../evaluation.view.js';
import { figuresSeen } from '../measured.js';
import { evaluationFacts } from '../draft/form-page.service.js';
import { handedIn, handedStated, type Handed } from '../result/results.queries.js';
import { asksPromises, selfStated } from '../draft/self-stated.js';
import type { OpenedEvaluation } from '../evaluation-access.js';
import { submissionBlockers } from './evaluation.blockers.js';
import { dueCommitments, notesOf, type MonthEvaluation } from '../evaluation.queries.js';
import { scoreEvaluation } from '../evaluation-score.js';
import { withdrawable } from './withdrawals.service.js';

@Injectable()
export class SubmissionPage {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** What will be handed in, or what still stands in the way. */
  async summary(evaluation: MonthEvaluation): Promise<Page> {
    const due = asksPromises(evaluation.content)
      ? await dueCommitments(this.db, evaluation.officialId, evaluation.month)
      : [];
    const [notes, files, handed] = await Promise.all([
      notesOf(this.db, evaluation.id, 'self'),
      filesOf(this.db, evaluation.id),
      handedIn(this.db, evaluation.id),
    ]);
    const stated = selfStated(evaluation, due);
    const scored = scoreEvaluation(evaluation.content, evaluation.tier, stated);
    const before = evaluation.status === 'returned' ? handed[0] : undefined;
    const lines = criterionHeads(evaluation.content, evaluation.tier).map((head, place) => {
      const now = entryRead(evaluation.content.criteria[place]!, place, stated);
      return {
        ...head,
        now,
        old: before ? oldEntry(before, evaluation.content.criteria[place]!, now) : null,
        note: notes[head.code] ?? '',
        measured: measuredLine(evaluation, head.code, stated.values[place] ?? null),
        noteChanged: before ? (before.notes[head.code] ?? '') !== (notes[head.code] ?? '') : false,
      };
    });
    const blockers = submissionBlockers(evaluation, stated, due, this.clock.today(), notes);
    const data = {
      evaluation: evaluationFacts(evaluation),
      lines,
      blockers,
      blocked: blockers.length > 0,
      score: scored.score,
      exemplarity: scored.exemplarity,
      ruler: rulerModel(scored.score, null),
      arithmetic: arithmeticView(evaluation.content, evaluation.tier, scored),
      note: notes[''] ?? '',
      figures: figuresSeen(evaluation.figures),
      files,
      returned: before?.returned ?? null,
      before: before ? { score: before.score } : null,
      changed: lines.some((line) => line.old !== null || line.noteChanged),
    };
    return page('evaluations/submission', data, 'evaluations:submission.title', {
      month: evaluation.month.split('-').reverse().join('/'),
    });
  }

  /** The receipt of the newest submission. */
  async receipt({ evaluation, approver }: OpenedEvaluation): Promise<Page> {
    const [newest] = await handedIn(this.db, evaluation.id);
    const stated = newest ? handedStated(newest) : null;
    const lines = newest
      ? criterionHeads(newest.content, newest.tier).map((head, place) => ({
          ...head,
          now: entryRead(newest.content.criteria[place]!, place, stated!),
        }))
      : [];
    const data = {
      evaluation: evaluationFacts(evaluation),
      lines,
      handed: newest
        ? { number: newest.number, at: newest.at, score: newest.score, exemplarity: newest.exemplarity }
        : null,
      ruler: rulerModel(newest?.score ?? null, null),
      approver: nameOf(approver),
      approvalDueOn: evaluation.approvalDueOn,
      canWithdraw: withdrawable(evaluation, this.clock.today()),
    };
    return page('evaluations/receipt', data, 'evaluations:receipt.title', {
      month: evaluation.month.split('-').reverse().join('/'),
    });
  }
}

/** What stood there when the evaluation was returned, where it reads otherwise now. */
function oldEntry(before: Handed, criterion: Criterion, now: EntryRead): EntryRead | null {
  const there = comparableIn(before.content.criteria, criterion);
  if (!there) return null;
  const old = entryRead(there.criterion, there.place, handedStated(before));
  return old.is === now.is && old.value === now.value && old.due === now.due ? null : old;
}
