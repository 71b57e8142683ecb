import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { readingScopes } from '../../standing/scopes.js';
import { Allow } from '../../web/access.js';
import { scopesOf } from '../../web/actor.js';
import { page, type Page } from '../../web/answers.js';
import { IdPipe } from '../../web/id.pipe.js';
import { publishedFor } from '../classification/label-readers.js';
import { yearRecordsOfPerson } from '../year-record.queries.js';
import { ownOutsideLabels } from '../others/others.queries.js';
import { askedOf, yearPage } from './year-page.js';
import { yearToRead } from './year.policy.js';
import { yearsInReach } from './years.queries.js';

/** Who has a door to the Party members' reviews. */
const PARTY = ['official', 'committee', 'personnel', 'inspector'] as const;

@Controller('years')
@Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
export class YearsController {
  constructor(private readonly clock: Clock) {}

  /** One's own years, and those of the units one has a duty to. */
  @Get()
  async list(@CurrentAsking() asking: Asking): Promise<Page> {
    const [own, outside, years, published] = await Promise.all([
      asking.actor.officialId === null ? [] : yearRecordsOfPerson(asking, asking.actor.officialId),
      asking.actor.officialId === null ? [] : ownOutsideLabels(asking, asking.actor.officialId),
      yearsInReach(asking, [...readingScopes(asking.actor), ...scopesOf(asking.actor, 'outside-approver')]),
      publishedFor(asking),
    ]);
    const mine = own.map(({ id, year, unitName, status, label, publishedAt, dueOn }) => ({
      id,
      year,
      unitName,
      dueOn,
      state: status,
      label: publishedAt || status === 'classified' ? label : null,
    }));
    const others = outside.map((result) => ({
      ...result,
      href: `/years/${result.yearId}/others/${asking.actor.officialId}`,
    }));
    const lists = published.map(({ yearId, year, unitId, name }) => ({
      ...{ year, name, href: `/years/${yearId}/labels?agency=${unitId}` },
    }));
    const mayOpen = asking.actor.capabilities.has('personnel');
    const party = PARTY.some((capability) => asking.actor.capabilities.has(capability));
    return page('years/list', { own: mine, outside: others, years, lists, mayOpen, party }, 'years:title');
  }

  @Get(':id')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query() query: Record<string, unknown>,
  ): Promise<Page> {
    const year = await yearToRead(asking, asking.actor, id);
    return yearPage(asking, year, askedOf(query), this.clock);
  }
}
