import { Module } from '@nestjs/common';
import { LegalFormsModule } from '../forms/legal-forms.module.js';
import { LegalPetitionFilingController } from './legal-petition-filing.controller.js';
import { LegalPetitionsController } from './legal-petitions.controller.js';
import { petitionWithdrawal } from '../../petitions/withdrawal.controller.js';
import { LEGAL_PETITION } from './legal-petition.kind.js';
import { LegalReceiptsController } from './legal-receipts.controller.js';

/** A petition on the month's result, within seven working days (Điều 22). */
@Module({
  imports: [LegalFormsModule],
  controllers: [
    LegalPetitionFilingController,
    LegalReceiptsController,
    LegalPetitionsController,
    petitionWithdrawal(LEGAL_PETITION),
  ],
})
export class LegalPetitionsModule {}
