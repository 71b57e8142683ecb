import { Module } from '@nestjs/common';
import { PracticesController } from './practices.controller.js';
import { PracticesService } from './practices.service.js';
import { UsesController } from './uses.controller.js';
import { UsesService } from './uses.service.js';

@Module({ controllers: [PracticesController, UsesController], providers: [PracticesService, UsesService] })
export class PracticesModule {}
