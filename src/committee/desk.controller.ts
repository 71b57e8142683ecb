import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, type Page } from '../web/answers.js';
import { formatMonth } from '../web/format.js';
import { IdPipe } from '../web/id.pipe.js';
import { DeskPages } from './desk-pages.service.js';
import { unitPage } from './unit-page.js';

@Controller('committee')
@Allow('committee', 'inspector')
export class DeskController {
  constructor(private readonly pages: DeskPages) {}

  @Get()
  async desk(
    @CurrentAsking() asking: Asking,
    @Query('month') month?: string,
    @Query('unit') unit?: string,
  ): Promise<Page> {
    const found = await this.pages.desk(asking, { month: text(month), unit: text(unit) });
    const title = found.month ? 'committee:desk.title' : 'committee:desk.titleEmpty';
    return page('committee/desk', found.data, title, { unit: found.place.name, month: formatMonth(found.month ?? '') });
  }

  @Get('units/:unitId')
  async unit(
    @CurrentActor() actor: Actor,
    @Param('unitId', IdPipe) unitId: number,
    @Query('month') month?: string,
  ): Promise<Page> {
    return unitPage(this.pages, actor, { unitId, month: text(month) });
  }
}

/** A name given twice in an address comes as a list: that is no month and no unit. */
function text(given: unknown): string | undefined {
  if (given === undefined || given === '') return undefined;
  return typeof given === 'string' ? given : '?';
}
