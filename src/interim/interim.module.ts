import { Global, Module } from '@nestjs/common';
import { InterimListController } from './interim-list.controller.js';
import { InterimViews } from './interim.service.js';

/** The procedure; each paper's own room says what is particular about it (`InterimKind`). */
@Global()
@Module({ controllers: [InterimListController], providers: [InterimViews], exports: [InterimViews] })
export class InterimModule {}
