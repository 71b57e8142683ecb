import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow, actorOf } from '../web/access.js';
import { Page, page } from '../web/answers.js';
import { HomeService } from './home.service.js';

@Controller()
export class HomeController {
  constructor(private readonly home: HomeService) {}

  /** What is expected of me now, and by when; for whoever is not signed in, the sign-in. */
  @Get()
  @Allow('public')
  async show(@Req() request: FastifyRequest): Promise<Page> {
    const actor = actorOf(request);
    if (actor && !actor.mustChangePassword) return page('home/index', await this.home.now(actor), 'home:title');
    const template = request.session.locked ? 'unlock' : 'sign-in';
    if (actor)
      return new Page(
        'accounts/password',
        { first: true, login: actor.login, min: 10 },
        { key: 'accounts:password.title' },
      );
    return new Page(`accounts/${template}` as const, { login: '' }, { key: 'accounts:signIn.title' }, 'plain');
  }
}
