import { Global, Module } from '@nestjs/common';
import { KeptController } from './kept.controller.js';
import { KeptForms } from './kept-forms.service.js';
import { PagesAgain } from './pages-again.js';
import { SentForms } from './sent-forms.service.js';

@Global()
@Module({
  controllers: [KeptController],
  providers: [KeptForms, PagesAgain, SentForms],
  exports: [KeptForms, PagesAgain, SentForms],
})
export class KeptModule {}
