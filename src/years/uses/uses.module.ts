import { Module } from '@nestjs/common';
import { YearUsesController } from './uses.controller.js';
import { YearUsesService } from './uses.service.js';

@Module({ controllers: [YearUsesController], providers: [YearUsesService], exports: [YearUsesService] })
export class UsesModule {}
