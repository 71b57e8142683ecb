import { Module } from '@nestjs/common';
import { ClassificationController } from './classification.controller.js';
import { ClassificationService } from './classification.service.js';
import { YearDecisionsService } from './year-decisions.service.js';
import { LabelsController } from './labels.controller.js';
import { NoMonthsController } from './no-months.controller.js';
import { NoMonthsService } from './no-months.service.js';
import { LabelProposalsController } from './label-proposals.controller.js';
import { LabelProposalsService } from './label-proposals.service.js';
import { LoweringsController } from './lowerings.controller.js';
import { LoweringsService } from './lowerings.service.js';
import { PublicationsService } from './publications.service.js';
import { SharesService } from './shares.service.js';

@Module({
  controllers: [
    ClassificationController,
    LoweringsController,
    LabelProposalsController,
    NoMonthsController,
    LabelsController,
  ],
  providers: [
    ClassificationService,
    YearDecisionsService,
    NoMonthsService,
    LabelProposalsService,
    LoweringsService,
    PublicationsService,
    SharesService,
  ],
})
export class ClassificationModule {}
