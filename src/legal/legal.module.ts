import { Module } from '@nestjs/common';
import { HanoiModule } from './hanoi/hanoi.module.js';
import { LegalMeansModule } from './means/legal-means.module.js';
import { MonthsFileModule } from './months-file/months-file.module.js';
import { LegalPeriodsModule } from './periods/legal-periods.module.js';
import { LegalPetitionsModule } from './petitions/legal-petitions.module.js';
import { LegalSettingsModule } from './settings/legal-settings.module.js';
import { LegalFormsModule } from './forms/legal-forms.module.js';
import { WorkModule } from './work/work.module.js';

/** The month by the law: forms, work, results, means, petitions. */
@Module({
  imports: [
    LegalSettingsModule,
    LegalPeriodsModule,
    LegalMeansModule,
    MonthsFileModule,
    HanoiModule,
    WorkModule,
    LegalFormsModule,
    LegalPetitionsModule,
  ],
  controllers: [],
  providers: [],
})
export class LegalModule {}
