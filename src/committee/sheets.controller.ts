import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Param } from '@nestjs/common';
import { Allow } from '../web/access.js';
import type { Page } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { SheetPage } from './sheet-page.service.js';

@Controller('committee/sheets')
@Allow('committee', 'inspector')
export class CommitteeSheetsController {
  constructor(private readonly sheet: SheetPage) {}

  @Get(':id')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.sheet.show(asking, id);
  }
}
