import { Module } from '@nestjs/common';
import { AttachmentsService } from './attachments.service.js';
import { CommitmentsController } from './commitments.controller.js';
import { CommitmentsService } from './commitments.service.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsService } from './drafts.service.js';
import { FilesController } from './files.controller.js';
import { FormPage } from './form-page.service.js';
import { MonthsController } from './months.controller.js';
import { PetitionFilingController } from './petition-filing.controller.js';
import { PetitionFilingService } from './petition-filing.service.js';
import { ResultPage } from './result-page.service.js';
import { SheetsController } from './sheets.controller.js';
import { SubmissionPage } from './submission-page.service.js';
import { SubmissionsController } from './submissions.controller.js';
import { SubmissionsService } from './submissions.service.js';
import { WithdrawalsController } from './withdrawals.controller.js';
import { WithdrawalsService } from './withdrawals.service.js';

@Module({
  controllers: [
    MonthsController, SheetsController, DraftsController, FilesController, SubmissionsController, WithdrawalsController,
    PetitionFilingController, CommitmentsController,
  ],
  providers: [
    DraftsService, AttachmentsService, FormPage, SubmissionsService, SubmissionPage, WithdrawalsService, ResultPage,
    PetitionFilingService, CommitmentsService,
  ],
  exports: [],
})
export class EvaluationsModule {}
