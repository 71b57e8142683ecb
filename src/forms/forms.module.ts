import { Module } from '@nestjs/common';
import { UnitsModule } from '../units/units.module.js';
import { EFileController } from './e-file/e-file.controller.js';
import { EFileService } from './e-file/e-file.service.js';
import { MonthFormsController } from './months/month-forms.controller.js';
import { SentMonthsController } from './months/sent-months.controller.js';
import { MonthResultsController } from './national/month-results.controller.js';
import { YearLabelsController } from './national/year-labels.controller.js';
import { PaperHeads } from './paper-heads.js';
import { SittingMinutesController } from './sittings/sitting-minutes.controller.js';
import { YearNoticesController } from './years/year-notices.controller.js';
import { UsesModule } from '../years/uses/uses.module.js';
import { YearUseFilesController } from './years/year-uses.controller.js';
import { YearFormsController } from './years/year-forms.controller.js';

/** Papers and files of the law's layer. */
@Module({
  imports: [UnitsModule, UsesModule],
  controllers: [
    MonthFormsController,
    SentMonthsController,
    YearFormsController,
    YearUseFilesController,
    YearNoticesController,
    MonthResultsController,
    YearLabelsController,
    EFileController,
    SittingMinutesController,
  ],
  providers: [PaperHeads, EFileService],
})
export class FormsModule {}
