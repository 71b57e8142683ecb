import { Module } from '@nestjs/common';
import { OfficialRemovalsController } from './removals.controller.js';
import { OfficialRemovalsService } from './removals.service.js';

/** What is put right about a person as a whole: it has to know what every room says of them. */
@Module({ controllers: [OfficialRemovalsController], providers: [OfficialRemovalsService] })
export class PeopleModule {}
