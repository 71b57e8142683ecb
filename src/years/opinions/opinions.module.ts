import { Module } from '@nestjs/common';
import { OpinionsController } from './opinions.controller.js';
import { OpinionsService } from './opinions.service.js';

/** The Party committee's opinion on heads and their deputies (Art 21.1c, 21.2c). */
@Module({ controllers: [OpinionsController], providers: [OpinionsService] })
export class OpinionsModule {}
