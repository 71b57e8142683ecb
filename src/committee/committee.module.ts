import { Module } from '@nestjs/common';
import { CommentsController } from './comments.controller.js';
import { CommentsService } from './comments.service.js';
import { DeskController } from './desk.controller.js';
import { DeskPages } from './desk-pages.service.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsService } from './reviews.service.js';
import { SheetPage } from './sheet-page.service.js';
import { CommitteeSheetsController } from './sheets.controller.js';
import { SittingDecisionsService } from './sittings/sitting-decisions.service.js';
import { ItemsController } from './sittings/items.controller.js';
import { ItemsService } from './sittings/items.service.js';
import { SittingReopeningsService } from './sittings/reopenings.service.js';
import { SittingsController } from './sittings/sittings.controller.js';
import { SittingsService } from './sittings/sittings.service.js';

@Module({
  controllers: [
    DeskController,
    CommitteeSheetsController,
    CommentsController,
    ReviewsController,
    SittingsController,
    ItemsController,
  ],
  providers: [
    DeskPages,
    SheetPage,
    CommentsService,
    ReviewsService,
    SittingsService,
    ItemsService,
    SittingDecisionsService,
    SittingReopeningsService,
  ],
})
export class CommitteeModule {}
