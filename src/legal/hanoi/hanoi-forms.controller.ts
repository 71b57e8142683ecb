import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow, CurrentActor } from '../../web/access.js';
import type { Actor } from '../../web/actor.js';
import { redirect, type Live, type Page, type Redirect } from '../../web/answers.js';
import { wantsJson } from '../../web/errors.filter.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Body as Fields } from '../../web/read-form.js';
import { numberOf } from '../forms/legal-forms.controller.js';
import { HanoiFormsService } from './hanoi-forms.service.js';
import { HanoiPage } from './hanoi-page.service.js';

/** A month's form by Hanoi's frame, as its author has it. */
@Controller('legal/hanoi')
export class HanoiLegalFormsController {
  constructor(
    private readonly forms: HanoiFormsService,
    private readonly pages: HanoiPage,
  ) {}

  @Get(':id')
  @Allow('official', 'head', 'committee', 'personnel', 'inspector', 'outside-approver')
  async show(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Query('number') number?: string,
  ): Promise<Page> {
    return this.pages.show(asking, id, { number: numberOf(number) });
  }

  @Post(':id/draft')
  @Allow('official')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
    @Req() request: FastifyRequest,
  ): Promise<Live | Page | Redirect> {
    const saved = await this.forms.own(asking.actor, id, body, body['go'] === 'submission');
    if (wantsJson(request)) return this.pages.pieces(saved, 'selfMarks');
    if (saved.done)
      return redirect(
        `/legal/hanoi/${id}`,
        body['go'] === 'submission' ? 'hanoi:flash.submitted' : 'hanoi:flash.saved',
      );
    return (await this.pages.show(asking, id, { typed: body, unstated: saved.unstated })).withIssues(saved.issues);
  }

  @Post(':id/withdrawal')
  @Allow('official')
  async withdraw(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: number): Promise<Redirect> {
    await this.forms.withdraw(actor, id);
    return redirect(`/legal/hanoi/${id}`, 'hanoi:flash.withdrawn');
  }
}
