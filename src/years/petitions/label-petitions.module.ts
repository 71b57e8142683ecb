import { Module } from '@nestjs/common';
import { LabelPetitionsController } from './label-petitions.controller.js';
import { ReplacementsService } from './replacements.service.js';
import { SheetLabelPage } from './sheet-label.page.js';
import { SheetLabelsController } from './sheet-labels.controller.js';

@Module({
  controllers: [LabelPetitionsController, SheetLabelsController],
  providers: [ReplacementsService, SheetLabelPage],
})
export class LabelPetitionsModule {}
