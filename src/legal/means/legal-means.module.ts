import { Module, type OnModuleInit } from '@nestjs/common';
import { correctionPages } from '../../corrections/corrections.controller.js';
import { Corrections } from '../../corrections/corrections.service.js';
import { ABSENCE_CORRECTION } from './absence.correction.js';
import { AbsencesController } from './absences.controller.js';
import { AbsencesService } from './absences.service.js';
import { ImportedMonthsController } from './imported-months.controller.js';
import { MonthImportsController } from './imports/import-months.js';
import { ImportedMonthsService } from './imported-months.service.js';
import { OfficialYearPageService } from './official-year-page.service.js';
import { UnitYearPageService } from './unit-year-page.service.js';
import { LegalYearsController } from './legal-years.controller.js';

@Module({
  controllers: [
    AbsencesController,
    correctionPages(ABSENCE_CORRECTION),
    MonthImportsController,
    ImportedMonthsController,
    LegalYearsController,
  ],
  providers: [AbsencesService, ImportedMonthsService, OfficialYearPageService, UnitYearPageService],
})
export class LegalMeansModule implements OnModuleInit {
  constructor(private readonly corrections: Corrections) {}

  onModuleInit(): void {
    this.corrections.serve(ABSENCE_CORRECTION, () => Promise.resolve());
  }
}
