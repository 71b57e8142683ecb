import { Module } from '@nestjs/common';
import { FramesController } from './frames.controller.js';
import { FramesService } from './frames.service.js';
import { HanoiConfirmationsController } from './hanoi-confirmations.controller.js';
import { HanoiFormsService } from './hanoi-forms.service.js';
import { HanoiMonthsController } from './hanoi-months.controller.js';
import { HanoiMonthsService } from './hanoi-months.service.js';
import { HanoiPage } from './hanoi-page.service.js';
import { HanoiLegalFormsController } from './hanoi-forms.controller.js';

/** The month by Hanoi's 20 + 70 + 10, with the sub-criteria the unit typed in. */
@Module({
  controllers: [FramesController, HanoiMonthsController, HanoiLegalFormsController, HanoiConfirmationsController],
  providers: [FramesService, HanoiFormsService, HanoiMonthsService, HanoiPage],
})
export class HanoiModule {}
