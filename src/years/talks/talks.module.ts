import { Module } from '@nestjs/common';
import { correctionPages } from '../../corrections/corrections.controller.js';
import { TALK_CORRECTION } from './talk.correction.js';
import { TalksController } from './talks.controller.js';
import { TalksService } from './talks.service.js';

/** The talk between head and person before the year's decision, recorded by both. */
@Module({ controllers: [TalksController, correctionPages(TALK_CORRECTION)], providers: [TalksService] })
export class TalksModule {}
