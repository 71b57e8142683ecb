import { Module } from '@nestjs/common';
import { FocusController } from './focus.controller.js';
import { FocusService } from './focus.service.js';
import { SolvingController } from './solving.controller.js';
import { SolvingService } from './solving.service.js';

@Module({ controllers: [FocusController, SolvingController], providers: [FocusService, SolvingService] })
export class FocusModule {}
