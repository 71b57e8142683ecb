import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { shownFields } from './field-words.js';
import { KeptForms } from './kept-forms.service.js';
import { PagesAgain } from './pages-again.js';

/** What a person typed and could not send, on the page it came from: they look at it and send it again, or let it go. */
@Controller('kept')
@Allow('signed-in')
export class KeptController {
  constructor(
    private readonly kept: KeptForms,
    private readonly again: PagesAgain,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | string> {
    const found = await this.kept.find(request, actor.accountId);
    if (!found) return page('kept/none', {}, 'kept:none.title');
    const { form, at } = found;
    const html = await this.again.filled(request, reply, form, { why: form.why, files: form.files, at });
    if (html === null)
      return page('kept/fields', { ...form, from: form.page, shown: shownFields(form.fields), at }, 'kept:title');
    void reply.headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    return html;
  }

  @Post('removal')
  async remove(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    await this.kept.forget(request, reply);
    return redirect('/', 'kept:dropped');
  }
}
