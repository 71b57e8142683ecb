import { Module, type OnModuleInit } from '@nestjs/common';
import { correctionPages } from '../../corrections/corrections.controller.js';
import { Corrections } from '../../corrections/corrections.service.js';
import { BREACH_CORRECTION, OVERRIDE_CORRECTION } from './breach.correction.js';
import { BreachesController } from './breaches.controller.js';
import { BreachesService } from './breaches.service.js';

/** Breaches, and the decisions that make one count in a year (Art 11.3, 20.4). */
@Module({
  controllers: [BreachesController, correctionPages(BREACH_CORRECTION), correctionPages(OVERRIDE_CORRECTION)],
  providers: [BreachesService],
})
export class BreachesModule implements OnModuleInit {
  constructor(private readonly corrections: Corrections) {}

  onModuleInit(): void {
    for (const kind of [BREACH_CORRECTION, OVERRIDE_CORRECTION]) this.corrections.serve(kind, () => Promise.resolve());
  }
}
