import { Body, Controller, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow, actorOf } from '../web/access.js';
import { Redirect } from '../web/answers.js';
import { localPath } from '../web/render.interceptor.js';
import { AccountsService } from './accounts.service.js';

@Controller()
@Allow('public')
export class LanguageController {
  constructor(private readonly accounts: AccountsService) {}

  @Post('language')
  async choose(@Body() body: { lang?: string; back?: string }, @Req() request: FastifyRequest): Promise<Redirect> {
    const lang = body?.lang === 'en' ? 'en' : 'vi';
    request.session.lang = lang;
    const actor = actorOf(request);
    if (actor) await this.accounts.speak(actor, lang);
    return new Redirect(localPath(String(body?.back ?? '/')));
  }
}
