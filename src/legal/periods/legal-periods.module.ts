import { Module, type OnModuleInit } from '@nestjs/common';
import { Rounds } from '../../rounds/rounds.service.js';
import { followPosts } from '../../rounds/follow-posts.js';
import { openRoundsOf } from '../../rounds/paper.js';
import { PostChanges } from '../../units/post-changes.js';
import { LegalClosingsController } from './legal-closings.controller.js';
import { correctionPages } from '../../corrections/corrections.controller.js';
import { LEGAL_DAYS_CORRECTION } from './legal-days.correction.js';
import { refreshForms, type OpenMonth } from './legal-forms.js';
import { LEGAL_FORMS } from './legal-own-days.js';
import { LegalMonthsController } from './legal-months.controller.js';
import { LegalOpeningsController } from './legal-openings.controller.js';

const OPEN = openRoundsOf(LEGAL_FORMS, ', r.span, r.edition, r.root_unit_id as "rootUnitId", root.path as "rootPath"');

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
    followPosts(this.changes, {
      rounds: (tx, officialId) => tx.rows<OpenMonth>(OPEN, [officialId]),
      refresh: refreshForms,
      detail: ({ id }) => ({ legalPeriod: id }),
    });
  }
}
