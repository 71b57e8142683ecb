import { Module, type OnModuleInit } from '@nestjs/common';
import { Rounds } from '../../rounds/rounds.service.js';
import { PostChanges } from '../../units/post-changes.js';
import { LegalClosingsController } from './legal-closings.controller.js';
import { correctionPages } from '../../corrections/corrections.controller.js';
import { LEGAL_DAYS_CORRECTION } from './legal-days.correction.js';
import { legalFormsFollow } from './follow-posts.js';
import { LegalMonthsController } from './legal-months.controller.js';
import { LegalOpeningsController } from './legal-openings.controller.js';

/** `new` stands before `:id`: the order of controllers is the order of routes. */
@Module({
  controllers: [
    LegalOpeningsController,
    LegalMonthsController,
    LegalClosingsController,
    correctionPages(LEGAL_DAYS_CORRECTION),
  ],
  providers: [Rounds],
})
export class LegalPeriodsModule implements OnModuleInit {
  constructor(private readonly changes: PostChanges) {}

  onModuleInit(): void {
    legalFormsFollow(this.changes);
  }
}
