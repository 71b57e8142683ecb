import { Controller, Get, Param, Query } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { Db } from '../../database/db.js';
import { readingScopes } from '../../standing/scopes.js';
import { Allow, CurrentActor } from '../../web/access.js';
import { scopesOf, type Actor } from '../../web/actor.js';
import { page, type Page } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { yearSheetsOfPerson } from '../year-sheet.queries.js';
import { askedOf, yearPage } from './year-page.js';
import { yearToRead } from './year.policy.js';
import { yearsInReach } from './years.queries.js';

@Controller('years')
@Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
export class YearsController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** One's own years, and those of the units one has a duty to. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<Page> {
    const [own, years] = await Promise.all([
      actor.officialId === null ? [] : yearSheetsOfPerson(this.db, actor.officialId),
      yearsInReach(this.db, [...readingScopes(actor), ...scopesOf(actor, 'outside-approver')]),
    ]);
    const mine = own.map(({ id, year, unitName, status, label, publishedAt, dueOn }) => ({
      id,
      year,
      unitName,
      dueOn,
      state: status,
      label: publishedAt || status === 'classified' ? label : null,
    }));
    return page('years/list', { own: mine, years, mayOpen: actor.capabilities.has('personnel') }, 'years:title');
  }

  @Get(':id')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const year = await yearToRead(this.db, actor, id);
    return yearPage(this.db, actor, year, askedOf(query), this.clock);
  }
}
