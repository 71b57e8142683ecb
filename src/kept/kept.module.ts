import { Global, Module } from '@nestjs/common';
import { KeptController } from './kept.controller.js';
import { KeptForms } from './kept-forms.service.js';
import { PagesAgain } from './pages-again.js';

@Global()
@Module({
  controllers: [KeptController],
  providers: [KeptForms, PagesAgain],
  exports: [KeptForms, PagesAgain],
})
export class KeptModule {}
