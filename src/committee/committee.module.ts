import { Module } from '@nestjs/common';
import { CommentsController } from './comments.controller.js';
import { CommentsService } from './comments.service.js';
import { DeskController } from './desk.controller.js';
import { DeskPages } from './desk-pages.service.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsService } from './reviews.service.js';
import { SheetPage } from './sheet-page.service.js';
import { CommitteeSheetsController } from './sheets.controller.js';

@Module({
  controllers: [DeskController, CommitteeSheetsController, CommentsController, ReviewsController],
  providers: [DeskPages, SheetPage, CommentsService, ReviewsService],
})
export class CommitteeModule {}
