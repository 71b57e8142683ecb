import { correctionPages } from '../corrections/corrections.controller.js';
import { Corrections } from '../corrections/corrections.service.js';
import { Module, type OnModuleInit } from '@nestjs/common';
import { Rounds } from '../rounds/rounds.service.js';
import { PostChanges } from '../units/post-changes.js';
import { CalendarsController } from './calendars.controller.js';
import { ClosingsController } from './closings.controller.js';
import { EXCUSAL_CORRECTION } from './excusal.correction.js';
import { ExcusalsController } from './excusals.controller.js';
import { ExcusalsService } from './excusals.service.js';
import { HolidayImportsController, HolidaysController } from './holidays/holidays.controller.js';
import { HolidaysService } from './holidays/holidays.service.js';
import { PeriodOpeningsController } from './period-openings.controller.js';
import { PeriodsController } from './periods.controller.js';
import { PlansController } from './plans.controller.js';
import { PlansService } from './plans.service.js';
import { ReopeningAnswersController } from './reopening-answers.controller.js';
import { ReopeningsController } from './reopenings.controller.js';
import { ReopeningsService } from './reopenings.service.js';
import { DAYS_CORRECTION } from './days.correction.js';
import { evaluationsFollow } from './follow-posts.js';

/** `new` stands before `:id`: the order of controllers is the order of routes. */
@Module({
  controllers: [
    PlansController,
    PeriodsController,
    CalendarsController,
    PeriodOpeningsController,
    ExcusalsController,
    correctionPages(DAYS_CORRECTION),
    correctionPages(EXCUSAL_CORRECTION),
    ClosingsController,
    ReopeningsController,
    ReopeningAnswersController,
    HolidaysController,
    HolidayImportsController,
  ],
  providers: [PlansService, ExcusalsService, Rounds, ReopeningsService, HolidaysService],
  exports: [ReopeningsService],
})
export class PeriodsModule implements OnModuleInit {
  constructor(
    private readonly changes: PostChanges,
    private readonly corrections: Corrections,
  ) {}

  onModuleInit(): void {
    this.corrections.serve(EXCUSAL_CORRECTION, () => Promise.resolve());
    evaluationsFollow(this.changes);
  }
}
