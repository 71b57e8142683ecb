import { Controller, Get, Param, Query } from '@nestjs/common';
import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { page, Redirect, type Page } from '../../web/answers.js';
import { formatMonth } from '../../web/format.js';
import { IdPipe } from '../../web/id.pipe.js';
import { pageNumber } from '../../web/paging.js';
import { FORMS_SHOWN } from './legal-form-list.queries.js';
import { askedOf } from '../../rounds/round-list.js';
import { legalMonthList, legalMonthPage } from './legal-month-pages.js';
import { legalPeriodToRead } from './legal-period.policy.js';

@Controller('legal')
export class LegalMonthsController {
  /** Where "Điểm theo quy định" leads: who runs or inspects the months to them, everybody else to the forms. */
  @Get()
  @Allow('official', 'head', 'personnel', 'inspector', 'outside-approver')
  start(@CurrentActor() actor: Actor): Redirect {
    const runs = actor.capabilities.has('personnel') || actor.capabilities.has('inspector');
    return new Redirect(runs ? '/legal/months' : '/legal/forms');
  }

  @Get('months')
  @Allow('personnel', 'inspector')
  async list(@CurrentAsking() asking: Asking, @Query('page') asked: unknown): Promise<Page> {
    return page('legal-periods/list', await legalMonthList(asking, pageNumber(asked)), 'legal-periods:months.title');
  }

  @Get('months/:id')
  @Allow('personnel', 'inspector')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const period = await legalPeriodToRead(asking, asking.actor, id);
    const data = await legalMonthPage(asking, period, askedOf(FORMS_SHOWN, query));
    return page('legal-periods/show', data, `legal-periods:${period.span}TitleOf`, {
      month: formatMonth(period.month),
      unit: period.rootName,
    });
  }
}
