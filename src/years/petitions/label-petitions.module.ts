import { Module } from '@nestjs/common';
import { LabelPetitionsController } from './label-petitions.controller.js';
import { ReplacementsService } from './replacements.service.js';
import { YearRecordLabelPage } from './year-record-label.page.js';
import { YearRecordLabelsController } from './year-record-labels.controller.js';

@Module({
  controllers: [LabelPetitionsController, YearRecordLabelsController],
  providers: [ReplacementsService, YearRecordLabelPage],
})
export class LabelPetitionsModule {}
