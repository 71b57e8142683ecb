import { Module } from '@nestjs/common';
import { correctionPages } from '../corrections/corrections.controller.js';
import { COMMENT_CORRECTION } from './comment.correction.js';
import { CommentsController } from './comments.controller.js';
import { CommentsService } from './comments.service.js';
import { DeskController } from './desk.controller.js';
import { DeskPages } from './desk-pages.service.js';
import { REVIEW_CORRECTION } from './review.correction.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsService } from './reviews.service.js';
import { CommitteeEvaluationPage } from './evaluation-page.service.js';
import { CommitteeEvaluationsController } from './evaluations.controller.js';
import { SittingDecisionsService } from './sittings/sitting-decisions.service.js';
import { ItemsController } from './sittings/items.controller.js';
import { DECISION_CORRECTION } from './sittings/decision.correction.js';
import { ItemsService } from './sittings/items.service.js';
import { SittingReopeningsService } from './sittings/reopenings.service.js';
import { SittingsController } from './sittings/sittings.controller.js';
import { SittingsService } from './sittings/sittings.service.js';

@Module({
  controllers: [
    DeskController,
    CommitteeEvaluationsController,
    CommentsController,
    correctionPages(COMMENT_CORRECTION),
    correctionPages(REVIEW_CORRECTION),
    correctionPages(DECISION_CORRECTION),
    ReviewsController,
    SittingsController,
    ItemsController,
  ],
  providers: [
    DeskPages,
    CommitteeEvaluationPage,
    CommentsService,
    ReviewsService,
    SittingsService,
    ItemsService,
    SittingDecisionsService,
    SittingReopeningsService,
  ],
})
export class CommitteeModule {}
