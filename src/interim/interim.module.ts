import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { PostChanges } from '../units/post-changes.js';
import { InterimListController } from './interim-list.controller.js';
import { formersFollow } from './tell-former.js';
import { InterimViews } from './interim.service.js';

/** The procedure; each paper's own room says what is particular about it (`InterimKind`). */
@Global()
@Module({ controllers: [InterimListController], providers: [InterimViews], exports: [InterimViews] })
export class InterimModule implements OnModuleInit {
  constructor(private readonly changes: PostChanges) {}

  onModuleInit(): void {
    formersFollow(this.changes);
  }
}
