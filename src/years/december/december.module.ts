import { Module } from '@nestjs/common';
import { DecemberController } from './december.controller.js';

@Module({ controllers: [DecemberController] })
export class DecemberModule {}
