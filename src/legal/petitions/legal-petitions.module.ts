import { Module } from '@nestjs/common';
import { LegalSheetsModule } from '../sheets/legal-sheets.module.js';
import { LegalPetitionDecisionsService } from './legal-petition-decisions.service.js';
import { LegalPetitionFilingController } from './legal-petition-filing.controller.js';
import { LegalPetitionFilingService } from './legal-petition-filing.service.js';
import { LegalPetitionsController } from './legal-petitions.controller.js';

/** A petition on the month's result, within seven working days (Điều 22). */
@Module({
  imports: [LegalSheetsModule],
  controllers: [LegalPetitionFilingController, LegalPetitionsController],
  providers: [LegalPetitionFilingService, LegalPetitionDecisionsService],
})
export class LegalPetitionsModule {}
