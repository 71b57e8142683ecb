import { Module } from '@nestjs/common';
import { LegalSheetsModule } from '../sheets/legal-sheets.module.js';
import { LegalPetitionFilingController } from './legal-petition-filing.controller.js';
import { LegalPetitionsController } from './legal-petitions.controller.js';

/** A petition on the month's result, within seven working days (Điều 22). */
@Module({
  imports: [LegalSheetsModule],
  controllers: [LegalPetitionFilingController, LegalPetitionsController],
})
export class LegalPetitionsModule {}
