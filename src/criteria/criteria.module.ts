import { Module } from '@nestjs/common';
import { AdoptionService } from './adoption.service.js';
import { CountersignaturesController } from './countersignatures.controller.js';
import { CriteriaController } from './criteria.controller.js';
import { DraftCheckController } from './draft-check.controller.js';
import { DraftCriteriaController } from './draft-criteria.controller.js';
import { DraftPages } from './draft-pages.js';
import { DraftersController } from './drafters.controller.js';
import { DraftersService } from './drafters.service.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsService } from './drafts.service.js';
import { LibraryController } from './library.controller.js';
import { SignaturesController } from './signatures.controller.js';
import { UnitPages } from './unit-pages.js';
import { VersionsController } from './versions.controller.js';

@Module({
  controllers: [
    CriteriaController,
    LibraryController,
    VersionsController,
    DraftsController,
    DraftCriteriaController,
    DraftCheckController,
    SignaturesController,
    CountersignaturesController,
    DraftersController,
  ],
  providers: [DraftsService, DraftPages, DraftersService, AdoptionService, UnitPages],
})
export class CriteriaModule {}
