import { Module } from '@nestjs/common';
import { ReadingsController } from '../readings/readings.controller.js';
import { ChoicesController } from './choices.controller.js';
import { ChoicesService } from './choices.service.js';
import { LawSettingsController } from './law-settings.controller.js';
import { LawSettingsPageService } from './law-settings-page.service.js';
import { LawSettingsService } from './law-settings.service.js';

@Module({
  controllers: [LawSettingsController, ChoicesController, ReadingsController],
  providers: [LawSettingsService, LawSettingsPageService, ChoicesService],
})
export class LegalSettingsModule {}
