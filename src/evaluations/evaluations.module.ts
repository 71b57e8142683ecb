import { Module } from '@nestjs/common';
import { correctionPages } from '../corrections/corrections.controller.js';
import { interimPages } from '../interim/interim.controller.js';
import { interimCorrection } from '../interim/interim.correction.js';
import { EVALUATION_INTERIM } from './interim.kind.js';
import { ApprovalActsController } from './approval/approval-acts.controller.js';
import { ApprovalsController } from './approval/approvals.controller.js';
import { ApprovalsService } from './approval/approvals.service.js';
import { AttachmentsService } from './files/attachments.service.js';
import { CommitmentsService } from './commitments.service.js';
import { EvaluationDraftsController } from './draft/evaluation-drafts.controller.js';
import { EvaluationDraftsService } from './draft/evaluation-drafts.service.js';
import { FilesController } from './files/files.controller.js';
import { FormPage } from './draft/form-page.service.js';
import { HeadCommentsController } from './approval/head-comments.controller.js';
import { HeadCommentsService } from './approval/head-comments.service.js';
import { HeadDraftsController } from './approval/head-drafts.controller.js';
import { HeadDraftsService } from './approval/head-drafts.service.js';
import { HeadRevelationsController } from './approval/head-revelations.controller.js';
import { HeadRevelationsService } from './approval/head-revelations.service.js';
import { MonthsController } from './months.controller.js';
import { OutsideDecisionsController } from './outside/outside-decisions.controller.js';
import { OutsideDecisionsService } from './outside/outside-decisions.service.js';
import { petitionWithdrawal } from '../petitions/withdrawal.controller.js';
import { PETITION } from './petition/petition.kind.js';
import { PetitionDecisionsController } from './petition/petition-decisions.controller.js';
import { PetitionFilingController } from './petition/petition-filing.controller.js';
import { EvaluationReceiptsController } from './result/receipts.controller.js';
import { ResultPage } from './result/result-page.service.js';
import { PERSON_FIGURE_CORRECTION } from './person-figures/person-figure.correction.js';
import { PersonFigureImportsController } from './person-figures/person-figure-imports.controller.js';
import { SourceFiguresController } from './person-figures/source-figures.controller.js';
import { ReturnsController } from './approval/returns.controller.js';
import { ReturnsService } from './approval/returns.service.js';
import { EvaluationsController } from './evaluations.controller.js';
import { SubmissionPage } from './submission/submission-page.service.js';
import { SubmissionsController } from './submission/submissions.controller.js';
import { SubmissionsService } from './submission/submissions.service.js';
import { WithdrawalsController } from './submission/withdrawals.controller.js';
import { WithdrawalsService } from './submission/withdrawals.service.js';

@Module({
  controllers: [
    MonthsController,
    interimPages(EVALUATION_INTERIM),
    correctionPages(interimCorrection(EVALUATION_INTERIM)),
    EvaluationsController,
    EvaluationDraftsController,
    FilesController,
    SubmissionsController,
    WithdrawalsController,
    PetitionFilingController,
    EvaluationReceiptsController,
    ApprovalsController,
    ApprovalActsController,
    HeadDraftsController,
    HeadRevelationsController,
    ReturnsController,
    HeadCommentsController,
    OutsideDecisionsController,
    PetitionDecisionsController,
    petitionWithdrawal(PETITION),
    PersonFigureImportsController,
    SourceFiguresController,
    correctionPages(PERSON_FIGURE_CORRECTION),
  ],
  providers: [
    EvaluationDraftsService,
    AttachmentsService,
    FormPage,
    SubmissionsService,
    SubmissionPage,
    WithdrawalsService,
    ResultPage,
    CommitmentsService,
    ApprovalsService,
    HeadDraftsService,
    HeadRevelationsService,
    ReturnsService,
    HeadCommentsService,
    OutsideDecisionsService,
  ],
  exports: [CommitmentsService],
})
export class EvaluationsModule {}
