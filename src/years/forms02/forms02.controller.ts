import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { Live, redirect, type Page, type Redirect } from '../../web/answers.js';
import { wantsJson } from '../../web/errors.filter.js';
import { IdPipe } from '../../web/id.pipe.js';
import { tidy } from '../../web/read-form.js';
import { openYearRecord } from '../year-record-access.js';
import { form02Page } from './form02-page.js';
import { Forms02Service, type SavedForm02 } from './forms02.service.js';

@Controller('years/records/:id')
@Allow('official')
export class Forms02Controller {
  constructor(private readonly forms: Forms02Service) {}

  @Get()
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.page(asking, id);
  }

  @Post('draft')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Live | Page | Redirect> {
    if (wantsJson(request)) return liveAnswer(await this.forms.save(asking.actor, id, body));
    const { issues } = await this.forms.save(asking.actor, id, body);
    if (issues.length > 0) return (await this.page(asking, id, tidy(body))).withIssues(issues);
    return redirect(`/years/records/${id}`, 'years:form02.saved');
  }

  @Post('submission')
  async submit(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const { yearRecord, issues } = await this.forms.submit(asking.actor, id, body);
    if (issues.length > 0)
      return (await this.page(asking, id, { ...tidy(body), version: yearRecord.revision })).withIssues(issues);
    return redirect(`/years/records/${id}`, 'years:form02.submitted');
  }

  @Post('withdrawal')
  async withdraw(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.forms.withdraw(actor, id);
    return redirect(`/years/records/${id}`, 'years:form02.withdrawn');
  }

  private async page(asking: Asking, id: number, typed: Record<string, unknown> = {}): Promise<Page> {
    return form02Page(asking, await openYearRecord(asking, asking.actor, id, asking.today), typed);
  }
}

function liveAnswer({ yearRecord, issues }: SavedForm02): Live {
  return new Live(
    { version: yearRecord.revision, savedAt: yearRecord.selfSavedAt?.toISOString(), issues },
    {},
    issues.length > 0 ? 422 : 200,
  );
}
