import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { sheetState } from '../periods/sheet-state.js';
import { nameOf } from '../standing/chain.js';
import { page, type Page } from '../web/answers.js';
import { NotFound } from '../web/errors.js';
import { earlierSheets } from './earlier-entries.js';
import { filesOf } from './attachments.service.js';
import { sheetFacts } from './form-page.service.js';
import { isContested } from '../petitions/petition.queries.js';
import { REASON_BOUNDS } from '../petitions/petition.form.js';
import { petitionsOf } from './petition-decisions.queries.js';
import { resultView, type ResultSources } from './result.view.js';
import { excusalOf, handedIn, handedStated, remarksOn, resultsOf } from './results.queries.js';
import type { OpenedSheet } from './sheet-access.js';
import { dueCommitments, notesOf } from './sheet.queries.js';
import { selfStated } from './self-stated.js';
import { withdrawable } from './withdrawals.service.js';
import type { TypedIn } from '../web/read-form.js';

interface Asked {
  /** An older result, by its number. */
  number?: number;
  typed?: TypedIn<{ reason: string }>;
}

/** A sheet as it is read: by its author once it is handed in, by those who may see it, each as far as they may. */
@Injectable()
export class ResultPage {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async show(opened: OpenedSheet, asked: Asked = {}): Promise<Page> {
    const { sheet, at, sight, approver } = opened;
    const today = this.clock.today();
    const [results, handed, petitions, remarks, excusal, earlier] = await Promise.all([
      sight.result ? resultsOf(this.db, sheet.id) : [],
      sight.self ? handedIn(this.db, sheet.id) : [],
      sight.result ? petitionsOf(this.db, sheet.id) : [],
      sight.result ? remarksOn(this.db, sheet.id) : [],
      sheet.status === 'excused' ? excusalOf(this.db, sheet.id) : undefined,
      sight.self ? earlierSheets(this.db, sheet.id, sight.selfMarks) : [],
    ]);
    const result = asked.number === undefined ? results[0] : results.find((each) => each.number === asked.number);
    if (asked.number !== undefined && !result) throw new NotFound();
    const state = sheetState({ ...sheet, today });
    const own = await this.selfSide(opened, handed, result?.submissionId ?? null);
    const view = resultView({ sheet, sight, result, results, ...own });
    return page(
      'evaluations/result',
      {
        ...view,
        state,
        self: at.self,
        sheet: sheetFacts(sheet),
        remarks,
        petitions,
        excusal,
        earlier,
        typed: asked.typed ?? {},
        approver: nameOf(approver),
        approvalDueOn: sheet.approvalDueOn,
        submittedAt: sheet.submittedAt,
        approvedAt: sheet.approvedAt,
        reviewedAt: sheet.reviewedAt,
        mark: sight.result && result === results[0] ? sheet.mark : null,
        flaggedAt: sight.result ? sheet.flaggedAt : null,
        decides: at.approver && ['submitted', 'not-submitted'].includes(state),
        committee: at.committee,
        canWithdraw: at.self && withdrawable(sheet, today),
        begun: at.self && sheet.status === 'submitted' && sheet.beganAt !== null,
        canPetition:
          at.self &&
          !!result &&
          result === results[0] &&
          sheet.closedAt !== null &&
          !sheet.reopened &&
          !isContested(petitions, sheet.approvalId),
        petitionLongest: REASON_BOUNDS.most,
        returns: handed.filter((each) => each.returned).map((each) => each.returned),
      },
      at.self ? 'evaluations:result.title' : 'evaluations:result.titleOf',
      { month: sheet.month.split('-').reverse().join('/'), name: sheet.officialName },
    );
  }

  /** What the person stated: with the result the submission it was decided on, else the newest, else the draft. */
  private async selfSide(
    { sheet, sight }: OpenedSheet,
    handed: Awaited<ReturnType<typeof handedIn>>,
    submissionId: number | null,
  ): Promise<Pick<ResultSources, 'own' | 'files'>> {
    if (!sight.self) return { own: null, files: [] };
    const files = await filesOf(this.db, sheet.id);
    const draft = sheet.status === 'draft' || sheet.status === 'returned';
    const chosen =
      handed.find((each) => each.id === submissionId) ?? (sheet.approvalId === null && !draft ? handed[0] : undefined);
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
    if (sheet.approvalId !== null || sheet.selfSavedAt === null) return { own: null, files };
    const due = await dueCommitments(this.db, sheet.officialId, sheet.month);
    return {
      files,
      own: {
        content: sheet.content,
        stated: selfStated(sheet, due),
        notes: await notesOf(this.db, sheet.id, 'self'),
        figures: sheet.figures,
        tier: sheet.tier,
        score: null,
        exemplarity: null,
      },
    };
  }
}
