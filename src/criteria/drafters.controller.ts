import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { tidy } from '../web/read-form.js';
import { DraftersService } from './drafters.service.js';
import { openUnitSet } from './set-access.js';
import { UnitPages } from './unit-pages.js';

@Controller('criteria/units/:id/drafters')
@Allow('head')
export class DraftersController {
  constructor(
    private readonly drafters: DraftersService,
    private readonly pages: UnitPages,
  ) {}

  @Post()
  async name(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const official = tidy(body)['official'];
    const officialId = typeof official === 'string' && /^[1-9]\d{0,8}$/.test(official) ? Number(official) : 0;
    if (await this.drafters.name(asking.actor, id, officialId))
      return redirect(`/criteria/units/${id}`, 'criteria-pages:flash.named');
    const set = await openUnitSet(asking, asking.actor, id, asking.today);
    return (await this.pages.unit(asking.actor, set)).withIssues([
      { field: 'official', code: 'criteria-pages:issue.official' },
    ]);
  }

  @Post(':drafter/end')
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Param('drafter', IdPipe) drafter: number,
  ): Promise<Redirect> {
    await this.drafters.end(actor, id, drafter);
    return redirect(`/criteria/units/${id}`, 'criteria-pages:flash.ended');
  }
}
