import { Module } from '@nestjs/common';
import { MonthsFilesController } from './months-files.controller.js';
import { MonthsFilesService } from './months-files.service.js';

@Module({ controllers: [MonthsFilesController], providers: [MonthsFilesService] })
export class MonthsFileModule {}
