import { Module } from '@nestjs/common';
import { PapersController } from './papers.controller.js';
import { PapersService } from './papers.service.js';
import { RemovalsController } from './removals.controller.js';
import { RemovalsService } from './removals.service.js';

@Module({ controllers: [PapersController, RemovalsController], providers: [PapersService, RemovalsService] })
export class PapersModule {}
