import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ledOn } from '../../units/merged.queries.js';
import { Allow } from '../../web/access.js';
import { scopesOf } from '../../web/actor.js';
import { page, Redirect, type Page } from '../../web/answers.js';
import { Forbidden } from '../../web/errors.js';
import { IdPipe } from '../../web/id.pipe.js';
import { paged, pageNumber } from '../../web/paging.js';
import { OfficialYearPageService } from './official-year-page.service.js';
import { UnitYearPageService } from './unit-year-page.service.js';
import { YearPipe } from './year.pipe.js';
import { peopleUnder } from './year.queries.js';

const PEOPLE_ON_A_PAGE = 50;

/** Means by the decree (Art 17.3): of a person, of a unit's people; and the list personnel finds a person in. */
@Controller('legal')
export class LegalYearsController {
  constructor(
    private readonly officialYear: OfficialYearPageService,
    private readonly unitYear: UnitYearPageService,
  ) {}

  @Get('my-year')
  @Allow('official')
  mine(@CurrentAsking() asking: Asking): Redirect {
    if (asking.actor.officialId === null) throw new Forbidden();
    return new Redirect(`/legal/officials/${asking.actor.officialId}/${asking.today.slice(0, 4)}`);
  }

  @Get('officials')
  @Allow('personnel', 'inspector')
  async people(@CurrentAsking() asking: Asking, @Query() query: Record<string, unknown>): Promise<Page> {
    const q = typeof query['q'] === 'string' ? query['q'].trim().slice(0, 100) : '';
    const number = pageNumber(query['page']);
    const paths = [...scopesOf(asking.actor, 'personnel'), ...scopesOf(asking.actor, 'inspector')].map(
      (scope) => scope.path,
    );
    const { rows, total } = await peopleUnder(asking, {
      paths,
      day: asking.today,
      q,
      limit: PEOPLE_ON_A_PAGE,
      offset: (number - 1) * PEOPLE_ON_A_PAGE,
    });
    const year = asking.today.slice(0, 4);
    const people = rows.map((row) => ({ ...row, href: `/legal/officials/${row.id}/${year}` }));
    return page(
      'legal-periods/people',
      {
        people,
        q,
        mayRun: asking.actor.capabilities.has('personnel'),
        pages: paged('/legal/officials', { q }, number, PEOPLE_ON_A_PAGE, total),
      },
      'legal-periods:people.title',
    );
  }

  @Get('officials/:id/:year')
  @Allow('official', 'head', 'personnel', 'inspector', 'outside-approver')
  async official(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('year', YearPipe) year: number,
  ): Promise<Page | Redirect> {
    const led = await ledOn(asking, id, (stays) => `/legal/officials/${stays}/${year}`);
    return led ?? this.officialYear.show(asking, id, year);
  }

  @Get('units/:id/:year')
  @Allow('head', 'personnel', 'inspector')
  async unit(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Param('year', YearPipe) year: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const q = typeof query['q'] === 'string' ? query['q'].trim().slice(0, 100) : '';
    return this.unitYear.show(asking, id, year, { q, page: pageNumber(query['page']) });
  }
}
