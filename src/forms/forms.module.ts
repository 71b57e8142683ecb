import { Module } from '@nestjs/common';
import { UnitsModule } from '../units/units.module.js';
import { EFileController } from './e-file/e-file.controller.js';
import { EFileService } from './e-file/e-file.service.js';
import { MonthFormsController } from './months/month-forms.controller.js';
import { NationalController } from './national/national.controller.js';
import { YearFormsController } from './years/year-forms.controller.js';

/** Papers and files of the law's layer. */
@Module({ imports: [UnitsModule], controllers: [MonthFormsController, YearFormsController, NationalController, EFileController], providers: [EFileService] })
export class FormsModule {}
