import { Module } from '@nestjs/common';
import { AbsencesController } from './absences.controller.js';
import { AbsencesService } from './absences.service.js';
import { ImportedMonthsController } from './imported-months.controller.js';
import { ImportedMonthsService } from './imported-months.service.js';
import { OfficialYearPageService } from './official-year-page.service.js';
import { UnitYearPageService } from './unit-year-page.service.js';
import { YearsController } from './years.controller.js';

@Module({
  controllers: [AbsencesController, ImportedMonthsController, YearsController],
  providers: [AbsencesService, ImportedMonthsService, OfficialYearPageService, UnitYearPageService],
})
export class LegalMeansModule {}
