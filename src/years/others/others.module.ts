import { Module } from '@nestjs/common';
import { correctionPages } from '../../corrections/corrections.controller.js';
import { OthersController } from './others.controller.js';
import { OthersService } from './others.service.js';
import { OutsideLabelImportsController } from './imports/import-outside-labels.js';
import { OUTSIDE_LABEL_CORRECTION } from './outside-label.correction.js';

/** People of the year whom another rule classifies, and what was decided on them. */
@Module({
  controllers: [OutsideLabelImportsController, OthersController, correctionPages(OUTSIDE_LABEL_CORRECTION)],
  providers: [OthersService],
})
export class OthersModule {}
