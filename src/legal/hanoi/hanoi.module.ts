import { Module } from '@nestjs/common';
import { correctionPages } from '../../corrections/corrections.controller.js';
import { interimPages } from '../../interim/interim.controller.js';
import { interimCorrection } from '../../interim/interim.correction.js';
import { HANOI_INTERIM } from './hanoi-interim.kind.js';
import { FramesController } from './frames.controller.js';
import { FramesService } from './frames.service.js';
import { HanoiConfirmationsController } from './hanoi-confirmations.controller.js';
import { HanoiFormsService } from './hanoi-forms.service.js';
import { HanoiMonthsController } from './hanoi-months.controller.js';
import { HanoiMonthsService } from './hanoi-months.service.js';
import { petitionWithdrawal } from '../../petitions/withdrawal.controller.js';
import { HANOI_PETITION } from './hanoi-petition.kind.js';
import { HanoiPetitionsController } from './hanoi-petitions.controller.js';
import { HanoiResultsController } from './hanoi-results.controller.js';
import { HanoiResultsService } from './hanoi-results.service.js';
import { HanoiPage } from './hanoi-page.service.js';
import { HanoiLegalFormsController } from './hanoi-forms.controller.js';

/** The month by Hanoi's 20 + 70 + 10, with the sub-criteria the unit typed in. */
@Module({
  controllers: [
    FramesController,
    HanoiMonthsController,
    HanoiPetitionsController,
    petitionWithdrawal(HANOI_PETITION),
    HanoiLegalFormsController,
    HanoiConfirmationsController,
    HanoiResultsController,
    interimPages(HANOI_INTERIM),
    correctionPages(interimCorrection(HANOI_INTERIM)),
  ],
  providers: [FramesService, HanoiFormsService, HanoiMonthsService, HanoiPage, HanoiResultsService],
})
export class HanoiModule {}
