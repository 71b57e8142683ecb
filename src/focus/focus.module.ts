import { Module } from '@nestjs/common';
import { correctionPages } from '../corrections/corrections.controller.js';
import { FOCUS_CORRECTIONS } from './focus.corrections.js';
import { FocusController } from './focus.controller.js';
import { FocusService } from './focus.service.js';
import { SolvingController } from './solving.controller.js';
import { SolvingService } from './solving.service.js';

@Module({
  controllers: [FocusController, SolvingController, ...FOCUS_CORRECTIONS.map(correctionPages)],
  providers: [FocusService, SolvingService],
})
export class FocusModule {}
