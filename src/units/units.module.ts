import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { correctionPages } from '../corrections/corrections.controller.js';
import { ActingService } from './acting.service.js';
import { CommitteesService } from './committees.service.js';
import { UnitImportsController } from './imports/unit-imports.controller.js';
import { DelegationsController } from './delegations.controller.js';
import { DelegationsService } from './delegations.service.js';
import { ACTING_CORRECTION } from './corrected/acting.correction.js';
import { CorrectedRows } from './corrected/corrected-rows.service.js';
import { POST_CORRECTION } from './corrected/post.correction.js';
import { OVERSIGHT_CORRECTION } from './corrected/oversight.correction.js';
import { SEAT_CORRECTION } from './corrected/seat.correction.js';
import { OFFICIAL_CORRECTION } from './official.correction.js';
import { OfficialsController } from './officials.controller.js';
import { OfficialsService } from './officials.service.js';
import { OversightsController } from './oversights.controller.js';
import { OversightsService } from './oversights.service.js';
import { PaperTitlesController } from './paper-titles.controller.js';
import { PaperTitlesService } from './paper-titles.service.js';
import { PaperNamesController } from './paper-names.controller.js';
import { PaperNamesService } from './paper-names.service.js';
import { ImportsService } from '../imports/imports.service.js';
import { delegationsFollow } from './delegations-end.js';
import { postsOfFilesFollow } from './imports/follow-officials.js';
import { PostChanges } from './post-changes.js';
import { PostsController } from './posts.controller.js';
import { PostsService } from './posts.service.js';
import { SettingsController } from './settings.controller.js';
import { SettingsService } from './settings.service.js';
import { UnitActCorrectionsService } from './history/corrections.service.js';
import { UnitHistoryController } from './history/history.controller.js';
import { AnnulmentsController } from './history/annulments.controller.js';
import { AnnulmentsService } from './history/annulments.service.js';
import { MergingController } from './history/merging.controller.js';
import { MergingService } from './history/merging.service.js';
import { SplittingController } from './history/splitting.controller.js';
import { SplittingService } from './history/splitting.service.js';
import { UnitActsService } from './history/unit-acts.service.js';
import { UnitActsController } from './unit-acts.controller.js';
import { UnitPasswordsController } from './unit-passwords.controller.js';
import { UnitPeopleController } from './unit-people.controller.js';
import { UnitsController } from './units.controller.js';
import { UnitsService } from './units.service.js';

@Global()
@Module({
  controllers: [
    UnitsController,
    UnitHistoryController,
    AnnulmentsController,
    MergingController,
    SplittingController,
    UnitActsController,
    UnitPeopleController,
    UnitPasswordsController,
    OfficialsController,
    correctionPages(OFFICIAL_CORRECTION),
    correctionPages(POST_CORRECTION),
    correctionPages(ACTING_CORRECTION),
    correctionPages(SEAT_CORRECTION),
    correctionPages(OVERSIGHT_CORRECTION),
    PostsController,
    OversightsController,
    SettingsController,
    PaperNamesController,
    PaperTitlesController,
    DelegationsController,
    UnitImportsController,
  ],
  providers: [
    UnitsService,
    UnitActsService,
    UnitActCorrectionsService,
    AnnulmentsService,
    MergingService,
    SplittingService,
    OfficialsService,
    PostsService,
    ActingService,
    OversightsService,
    CommitteesService,
    SettingsService,
    PaperNamesService,
    PaperTitlesService,
    DelegationsService,
    PostChanges,
    CorrectedRows,
  ],
  exports: [SettingsService, UnitsService, OfficialsService, PostChanges],
})
export class UnitsModule implements OnModuleInit {
  constructor(
    private readonly imports: ImportsService,
    private readonly changes: PostChanges,
  ) {}

  onModuleInit(): void {
    delegationsFollow(this.changes);
    postsOfFilesFollow(this.imports, this.changes);
  }
}
