import { Module } from '@nestjs/common';
import { RatingSharesService } from './rating-shares.service.js';
import { RatingsController } from './ratings.controller.js';
import { RatingsService } from './ratings.service.js';
import { RatingReplacementsController } from './replacements.controller.js';
import { RatingReplacementsService } from './replacements.service.js';
import { RecognitionsService } from './recognitions.service.js';

@Module({
  controllers: [RatingsController, RatingReplacementsController],
  providers: [RatingsService, RatingReplacementsService, RecognitionsService, RatingSharesService],
})
export class RatingsModule {}
