import { Module } from '@nestjs/common';
import { OwnFramesController } from './own-frames.controller.js';
import { OwnFramesService } from './own-frames.service.js';

/** A unit's own frame for viên chức, whose results come in by decision or by file. */
@Module({ controllers: [OwnFramesController], providers: [OwnFramesService] })
export class OwnFramesModule {}
