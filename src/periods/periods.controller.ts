import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow } from '../web/access.js';
import { page, type Page } from '../web/answers.js';
import { pageNumber } from '../web/paging.js';
import { askedOf } from '../rounds/round-list.js';
import { periodList, periodPage } from './period-pages.js';
import { periodToRead } from './period.policy.js';
import { SHOWN } from './evaluation-list.queries.js';
import { IdPipe } from '../web/id.pipe.js';

@Controller('periods')
@Allow('personnel', 'inspector')
export class PeriodsController {
  @Get()
  async list(@CurrentAsking() asking: Asking, @Query('page') asked: unknown): Promise<Page> {
    return page('periods/list', await periodList(asking, pageNumber(asked)), 'periods:title');
  }

  @Get(':id')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const period = await periodToRead(asking, asking.actor, id);
    const data = await periodPage(asking, period, askedOf(SHOWN, query));
    return page('periods/show', data, 'periods:monthTitle', {
      month: period.month.split('-').reverse().join('/'),
      unit: period.rootName,
    });
  }
}
