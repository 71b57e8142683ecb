import { Module, type OnModuleInit } from '@nestjs/common';
import { correctionPages } from '../../corrections/corrections.controller.js';
import { PostChanges } from '../../units/post-changes.js';
import { GroupsController } from './groups.controller.js';
import { GroupsService } from './groups.service.js';
import { yearRecordsFollow } from './outside-kind.js';
import { YEAR_DAYS_CORRECTION } from './year-days.correction.js';
import { YearOpeningsController } from './year-openings.controller.js';
import { YearOpeningsService } from './year-openings.service.js';
import { YearsController } from './years.controller.js';

/** Opening a year, its people and their groups of like duties. */
@Module({
  controllers: [YearOpeningsController, YearsController, GroupsController, correctionPages(YEAR_DAYS_CORRECTION)],
  providers: [YearOpeningsService, GroupsService],
})
export class OpeningModule implements OnModuleInit {
  constructor(private readonly changes: PostChanges) {}

  onModuleInit(): void {
    yearRecordsFollow(this.changes);
  }
}
