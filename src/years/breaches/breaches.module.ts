import { Module } from '@nestjs/common';
import { BreachesController } from './breaches.controller.js';
import { BreachesService } from './breaches.service.js';

/** Breaches, and the decisions that make one count in a year (Art 11.3, 20.4). */
@Module({ controllers: [BreachesController], providers: [BreachesService] })
export class BreachesModule {}
