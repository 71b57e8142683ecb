import { correctionPages } from '../corrections/corrections.controller.js';
import { FIGURE_CORRECTION } from './figure.correction.js';
import { Module } from '@nestjs/common';
import { FigureHistoryController } from './figure-history.controller.js';
import { FiguresController } from './figures.controller.js';
import { FiguresService } from './figures.service.js';
import { MeasureImportsController } from './imports/measure-imports.controller.js';
import { MeasureListController } from './measure-list.controller.js';
import { MeasureListService } from './measure-list.service.js';
import { MeasurePages } from './measure-pages.service.js';
import { MeasuresController } from './measures.controller.js';
import { TargetsController } from './targets.controller.js';
import { TargetsService } from './targets.service.js';

@Module({
  controllers: [
    correctionPages(FIGURE_CORRECTION),
    MeasuresController,
    FiguresController,
    FigureHistoryController,
    MeasureListController,
    TargetsController,
    MeasureImportsController,
  ],
  providers: [MeasurePages, FiguresService, MeasureListService, TargetsService],
})
export class MeasuresModule {}
