import { Module } from '@nestjs/common';
import { ApprovalActsController } from './approval-acts.controller.js';
import { ApprovalsController } from './approvals.controller.js';
import { ApprovalsService } from './approvals.service.js';
import { AttachmentsService } from './attachments.service.js';
import { CommitmentsService } from './commitments.service.js';
import { EvaluationDraftsController } from './evaluation-drafts.controller.js';
import { EvaluationDraftsService } from './evaluation-drafts.service.js';
import { FilesController } from './files.controller.js';
import { FormPage } from './form-page.service.js';
import { HeadCommentsController } from './head-comments.controller.js';
import { HeadCommentsService } from './head-comments.service.js';
import { HeadDraftsController } from './head-drafts.controller.js';
import { HeadDraftsService } from './head-drafts.service.js';
import { HeadRevelationsController } from './head-revelations.controller.js';
import { HeadRevelationsService } from './head-revelations.service.js';
import { MonthsController } from './months.controller.js';
import { OutsideDecisionsController } from './outside-decisions.controller.js';
import { OutsideDecisionsService } from './outside-decisions.service.js';
import { PetitionDecisionsController } from './petition-decisions.controller.js';
import { PetitionFilingController } from './petition-filing.controller.js';
import { ResultPage } from './result-page.service.js';
import { ReturnsController } from './returns.controller.js';
import { ReturnsService } from './returns.service.js';
import { SheetsController } from './sheets.controller.js';
import { SubmissionPage } from './submission-page.service.js';
import { SubmissionsController } from './submissions.controller.js';
import { SubmissionsService } from './submissions.service.js';
import { WithdrawalsController } from './withdrawals.controller.js';
import { WithdrawalsService } from './withdrawals.service.js';

@Module({
  controllers: [
    MonthsController,
    SheetsController,
    EvaluationDraftsController,
    FilesController,
    SubmissionsController,
    WithdrawalsController,
    PetitionFilingController,
    ApprovalsController,
    ApprovalActsController,
    HeadDraftsController,
    HeadRevelationsController,
    ReturnsController,
    HeadCommentsController,
    OutsideDecisionsController,
    PetitionDecisionsController,
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
