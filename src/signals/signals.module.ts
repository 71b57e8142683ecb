import { Module } from '@nestjs/common';
import { correctionPages } from '../corrections/corrections.controller.js';
import { QUESTION_CORRECTION } from './question.correction.js';
import { SignalsController } from './signals.controller.js';
import { SignalsService } from './signals.service.js';

@Module({ controllers: [SignalsController, correctionPages(QUESTION_CORRECTION)], providers: [SignalsService] })
export class SignalsModule {}
