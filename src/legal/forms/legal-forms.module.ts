import { Module } from '@nestjs/common';
import { correctionPages } from '../../corrections/corrections.controller.js';
import { interimPages } from '../../interim/interim.controller.js';
import { interimCorrection } from '../../interim/interim.correction.js';
import { LEGAL_INTERIM } from './legal-interim.kind.js';
import { ConfirmationsController } from './confirmations.controller.js';
import { ConfirmationsService } from './confirmations.service.js';
import { LedReviewsController } from './led-reviews.controller.js';
import { LedReviewsService } from './led-reviews.service.js';
import { LegalApprovalsController } from './legal-approvals.controller.js';
import { LegalPages } from './legal-pages.service.js';
import { LegalReturnsController } from './legal-returns.controller.js';
import { LegalReturnsService } from './legal-returns.service.js';
import { LegalFormsController } from './legal-forms.controller.js';
import { OwnDraftsService } from './own-drafts.service.js';
import { OwnLegalFormsController } from './own-forms.controller.js';

/** The month's form by the law: filled in, scored, confirmed, read. */
@Module({
  controllers: [
    LegalFormsController,
    OwnLegalFormsController,
    ConfirmationsController,
    LegalReturnsController,
    LedReviewsController,
    LegalApprovalsController,
    interimPages(LEGAL_INTERIM),
    correctionPages(interimCorrection(LEGAL_INTERIM)),
  ],
  providers: [LegalPages, OwnDraftsService, ConfirmationsService, LegalReturnsService, LedReviewsService],
  exports: [LegalPages],
})
export class LegalFormsModule {}
