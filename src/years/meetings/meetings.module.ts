import { Module } from '@nestjs/common';
import { MeetingsController } from './meetings.controller.js';
import { MeetingsService } from './meetings.service.js';
import { MinutesController } from './minutes.controller.js';
import { MinutesService } from './minutes.service.js';

/** The meeting that speaks of each person, and its minutes (Art 21.1b, 21.2b). */
@Module({ controllers: [MeetingsController, MinutesController], providers: [MeetingsService, MinutesService] })
export class MeetingsModule {}
