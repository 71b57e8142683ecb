import { Module } from '@nestjs/common';
import { UnitsModule } from '../units/units.module.js';
import { MonthFormsController } from './months/month-forms.controller.js';
import { YearFormsController } from './years/year-forms.controller.js';

/** Papers and files of the law's layer. */
@Module({ imports: [UnitsModule], controllers: [MonthFormsController, YearFormsController] })
export class FormsModule {}
