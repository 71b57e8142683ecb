import { Module } from '@nestjs/common';
import { ClassificationController } from './classification.controller.js';
import { ClassificationService } from './classification.service.js';
import { DecisionsService } from './decisions.service.js';
import { LabelsController } from './labels.controller.js';
import { ProposalsController } from './proposals.controller.js';
import { ProposalsService } from './proposals.service.js';
import { PublicationsService } from './publications.service.js';
import { SharesService } from './shares.service.js';

@Module({
  controllers: [ClassificationController, ProposalsController, LabelsController],
  providers: [ClassificationService, DecisionsService, ProposalsService, PublicationsService, SharesService],
})
export class ClassificationModule {}
