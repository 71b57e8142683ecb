import { Module } from '@nestjs/common';
import { UnitsModule } from '../units/units.module.js';
import { MonthFormsController } from './months/month-forms.controller.js';

/** Papers and files of the law's layer. */
@Module({ imports: [UnitsModule], controllers: [MonthFormsController] })
export class FormsModule {}
