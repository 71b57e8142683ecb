import { Module } from '@nestjs/common';
import { TalksController } from './talks.controller.js';
import { TalksService } from './talks.service.js';

/** The talk between head and person before the year's decision, recorded by both. */
@Module({ controllers: [TalksController], providers: [TalksService] })
export class TalksModule {}
