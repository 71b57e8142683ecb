import { Module } from '@nestjs/common';
import { UnitsModule } from '../units/units.module.js';
import { ChooserService } from './chooser.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';

@Module({ imports: [UnitsModule], controllers: [ReportsController], providers: [ReportsService, ChooserService] })
export class ReportsModule {}
