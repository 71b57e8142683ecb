import { CurrentAsking, type Asking } from '../acts/asking.js';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { IdPipe } from '../web/id.pipe.js';
import { adoptionBlockers } from './adoption.blockers.js';
import { readDecision } from './adoption.form.js';
import { CatalogueAdoptionService } from './catalogue-adoption.service.js';
import { openToDecide } from './catalogue-access.js';
import { lastAdopted } from './catalogue.queries.js';
import { groupText } from './catalogue.view.js';
import { changesOf } from './changes.js';
import { revisionIn, typed } from './typed.js';

type AdoptionTyped = Partial<Record<'decisionNumber' | 'decisionDate' | 'fromMonth', string>>;

@Controller('catalogue/drafts/:id')
export class AdoptionsController {
  constructor(
    private readonly clock: Clock,
    private readonly adoption: CatalogueAdoptionService,
  ) {}

  @Post('submission')
  @Allow('personnel')
  async submit(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.adoption.submit(actor, id);
    return redirect(`/catalogue/versions/${id}`, 'catalogue:flash.submitted');
  }

  @Get('adoption')
  @Allow('head')
  ask(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.adoptionPage(asking, id, { decisionDate: asking.today, fromMonth: this.clock.month() });
  }

  @Post('adoption')
  @Allow('head')
  async adopt(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const given = typed(body);
    const { root } = await openToDecide(asking, asking.actor, id);
    const before = await lastAdopted(asking, root.id);
    const form = readDecision(given, asking.today, before?.fromMonth ?? null);
    if (form.issues) return (await this.adoptionPage(asking, id, given)).withIssues(form.issues);
    if (!(await this.adoption.adopt(asking.actor, id, revisionIn(given), form.value)))
      return (await this.adoptionPage(asking, id, given, true)).withStatus(409);
    return redirect(`/catalogue/versions/${id}`, 'catalogue:flash.adopted');
  }

  private async adoptionPage(asking: Asking, id: number, given: AdoptionTyped, changed = false): Promise<Page> {
    const { catalogue } = await openToDecide(asking, asking.actor, id);
    const [blockers, changes] = await Promise.all([adoptionBlockers(asking, catalogue), changesOf(asking, id)]);
    const counts = (['added', 'removed', 'factor', 'words'] as const).map((kind) => ({
      kind,
      count: changes[kind].length,
    }));
    return page(
      'catalogue/adoption',
      {
        catalogue,
        given,
        blockers,
        changed,
        against: changes.against,
        counts,
        groups: catalogue.groups.map(groupText),
      },
      'catalogue:adoption.title',
    );
  }
}
