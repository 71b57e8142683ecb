import { Module } from '@nestjs/common';
import { ClassificationController } from './classification.controller.js';
import { ClassificationService } from './classification.service.js';
import { DecisionsService } from './decisions.service.js';
import { LabelsController } from './labels.controller.js';
import { NoMonthsController } from './no-months.controller.js';
import { NoMonthsService } from './no-months.service.js';
import { ProposalsController } from './proposals.controller.js';
import { ProposalsService } from './proposals.service.js';
import { PublicationsService } from './publications.service.js';
import { SharesService } from './shares.service.js';

@Module({
  controllers: [ClassificationController, ProposalsController, NoMonthsController, LabelsController],
  providers: [
    ClassificationService,
    DecisionsService,
    NoMonthsService,
    ProposalsService,
    PublicationsService,
    SharesService,
  ],
})
export class ClassificationModule {}
