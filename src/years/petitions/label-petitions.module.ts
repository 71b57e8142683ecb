import { Module } from '@nestjs/common';
import { LabelPetitionsController } from './label-petitions.controller.js';
import { petitionWithdrawal } from '../../petitions/withdrawal.controller.js';
import { LABEL_PETITION } from './label-petition.kind.js';
import { RecomputationsController } from './recomputations.controller.js';
import { RecomputationsService } from './recomputations.service.js';
import { ReplacementsService } from './replacements.service.js';
import { YearRecordLabelPage } from './year-record-label.page.js';
import { YearRecordLabelsController } from './year-record-labels.controller.js';

@Module({
  controllers: [
    LabelPetitionsController,
    YearRecordLabelsController,
    RecomputationsController,
    petitionWithdrawal(LABEL_PETITION),
  ],
  providers: [ReplacementsService, RecomputationsService, YearRecordLabelPage],
})
export class LabelPetitionsModule {}
