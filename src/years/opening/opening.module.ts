import { Module } from '@nestjs/common';
import { GroupsController } from './groups.controller.js';
import { GroupsService } from './groups.service.js';
import { OpeningsController } from './openings.controller.js';
import { OpeningsService } from './openings.service.js';
import { YearsController } from './years.controller.js';

/** Opening a year, its people and their groups of like duties. */
@Module({
  controllers: [OpeningsController, YearsController, GroupsController],
  providers: [OpeningsService, GroupsService],
})
export class OpeningModule {}
