import { Module } from '@nestjs/common';
import { FormFollower } from './form-follower.js';
import { LegalClosingsController } from './legal-closings.controller.js';
import { LegalClosingsService } from './legal-closings.service.js';
import { LegalMonthPagesService } from './legal-month-pages.service.js';
import { LegalMonthsController } from './legal-months.controller.js';
import { LegalOpeningsController } from './legal-openings.controller.js';
import { LegalOpeningsService } from './legal-openings.service.js';

/** `new` stands before `:id`: the order of controllers is the order of routes. */
@Module({
  controllers: [LegalOpeningsController, LegalMonthsController, LegalClosingsController],
  providers: [LegalOpeningsService, LegalClosingsService, LegalMonthPagesService, FormFollower],
})
export class LegalPeriodsModule {}
