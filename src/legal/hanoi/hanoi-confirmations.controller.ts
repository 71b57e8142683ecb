import { CurrentAsking, type Asking } from '../../acts/asking.js';
import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../web/access.js';
import { redirect, type Live, type Page, type Redirect } from '../../web/answers.js';
import { wantsJson } from '../../web/errors.filter.js';
import { IdPipe } from '../../web/id.pipe.js';
import type { Body as Fields } from '../../web/read-form.js';
import { HanoiFormsService } from './hanoi-forms.service.js';
import { HanoiPage } from './hanoi-page.service.js';

/** The competent person's column of a month's form by Hanoi's frame. */
@Controller('legal/hanoi')
@Allow('head', 'outside-approver')
export class HanoiConfirmationsController {
  constructor(
    private readonly forms: HanoiFormsService,
    private readonly pages: HanoiPage,
  ) {}

  @Get(':id/confirmation')
  async show(@CurrentAsking() asking: Asking, @Param('id', IdPipe) id: number): Promise<Page> {
    return this.pages.confirmation(asking, id);
  }

  @Post(':id/confirmation')
  async save(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
    @Req() request: FastifyRequest,
  ): Promise<Live | Page | Redirect> {
    const confirm = body['go'] === 'confirm' && !wantsJson(request);
    const reveal = body['go'] === 'reveal' && !wantsJson(request);
    const saved = reveal
      ? await this.forms.reveal(asking.actor, id, body)
      : await this.forms.head(asking.actor, id, body, confirm);
    if (wantsJson(request)) return this.pages.pieces(saved, 'headMarks');
    if (saved.done)
      return confirm
        ? redirect(`/legal/hanoi/${id}`, 'hanoi:flash.confirmed')
        : redirect(`/legal/hanoi/${id}/confirmation`, reveal ? 'legal:flash.revealed' : 'hanoi:flash.saved');
    return (await this.pages.confirmation(asking, id, { typed: body, unstated: saved.unstated })).withIssues(
      saved.issues,
    );
  }

  @Post(':id/return')
  async giveBack(
    @CurrentAsking() asking: Asking,
    @Param('id', IdPipe) id: number,
    @Body() body: Fields,
  ): Promise<Page | Redirect> {
    const issues = await this.forms.giveBack(asking.actor, id, body);
    if (issues.length > 0) return (await this.pages.confirmation(asking, id, { typed: body })).withIssues(issues);
    return redirect('/legal/approvals', 'hanoi:flash.returned');
  }
}
