import { Controller, Get, Param } from '@nestjs/common';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import type { Page } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { SheetPage } from './sheet-page.service.js';

@Controller('committee/sheets')
@Allow('committee', 'inspector')
export class CommitteeSheetsController {
  constructor(private readonly sheet: SheetPage) {}

  @Get(':id')
  async show(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.sheet.show(actor, id);
  }
}
