import { Module } from '@nestjs/common';
import { SetAdoptionService } from './set-adoption.service.js';
import { CountersignaturesController } from './countersignatures.controller.js';
import { CriteriaController } from './criteria.controller.js';
import { DraftCheckController } from './draft-check.controller.js';
import { DraftCriteriaController } from './draft-criteria.controller.js';
import { DraftPages } from './draft-pages.js';
import { DraftersController } from './drafters.controller.js';
import { DraftersService } from './drafters.service.js';
import { SetDraftsController } from './set-drafts.controller.js';
import { SetDraftsService } from './set-drafts.service.js';
import { LibraryController } from './library.controller.js';
import { SignaturesController } from './signatures.controller.js';
import { PersonSourcesController } from './person-sources/person-sources.controller.js';
import { PersonSourcesService } from './person-sources/person-sources.service.js';
import { UnitPages } from './unit-pages.js';
import { VersionsController } from './versions.controller.js';

@Module({
  controllers: [
    CriteriaController,
    LibraryController,
    VersionsController,
    SetDraftsController,
    DraftCriteriaController,
    DraftCheckController,
    SignaturesController,
    CountersignaturesController,
    DraftersController,
    PersonSourcesController,
  ],
  providers: [SetDraftsService, DraftPages, DraftersService, SetAdoptionService, UnitPages, PersonSourcesService],
})
export class CriteriaModule {}
