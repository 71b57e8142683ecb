import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { Live, redirect, type Page, type Redirect } from '../../web/answers.js';
import { wantsJson } from '../../web/errors.filter.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Issue } from '../../web/issues.js';
import { workOf } from '../work/work.queries.js';
import { LegalPages } from './legal-pages.service.js';
import type { Body as Fields } from '../../web/read-form.js';
import { OwnDraftsService, type SavedOwn } from './own-drafts.service.js';
import { ownFragments, ownLive } from './own-form.view.js';
import { ownBlockers, type OwnBlocker } from './submission.blockers.js';

/** What its author does with a form: saves it (by itself while one types), hands it in, takes it back. */
@Controller('legal/forms/:id')
@Allow('official')
export class OwnLegalFormsController {
  constructor(
    private readonly drafts: OwnDraftsService,
    private readonly pages: LegalPages,
  ) {}

  @Post('draft')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
    @Req() request: FastifyRequest,
  ): Promise<Live | Page | Redirect> {
    if (wantsJson(request)) return this.live(asking, await this.drafts.save(asking.actor, id, body ?? {}));
    const saved = await this.drafts.save(asking.actor, id, body ?? {});
    if (saved.issues.length > 0) return (await this.pages.own(asking, id, { typed: body })).withIssues(saved.issues);
    return redirect(`/legal/forms/${id}`, 'legal:flash.saved');
  }

  @Post('submission')
  async submit(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const { issues, blockers } = await this.drafts.submit(asking.actor, id, body ?? {});
    const all = [
      ...issues,
      ...blockerIssues(blockers.filter(({ field }) => !issues.some((issue) => issue.field === field))),
    ];
    if (all.length > 0) return (await this.pages.own(asking, id, { typed: body })).withIssues(all);
    return redirect(`/legal/forms/${id}`, 'legal:flash.submitted');
  }

  @Post('withdrawal')
  async withdraw(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.drafts.withdraw(actor, id);
    return redirect(`/legal/forms/${id}`, 'legal:flash.withdrawn');
  }

  private async live(asking: Asking, { legalForm, issues, at }: SavedOwn): Promise<Live> {
    const live = ownLive(legalForm, await workOf(asking, legalForm.id), ownBlockers(legalForm, asking.today));
    return new Live(
      { version: legalForm.revision, savedAt: at.toISOString() },
      ownFragments(live),
      issues.length > 0 ? 422 : 200,
    );
  }
}

function blockerIssues(blockers: readonly OwnBlocker[]): Issue[] {
  return blockers.map(({ code, field, ...params }) => ({ field, code: `legal:blocker.${code}`, params }));
}
