import { Body, Controller, Get, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG } from '../config-token.js';
import type { Config } from '../config.js';
import { Clock } from '../clock.js';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { readForm } from '../web/read-form.js';
import { PasswordForm } from './password.form.js';
import { PASSWORD_MIN } from './passwords.js';
import { PasswordsService } from './passwords.service.js';
import { renewSession } from './session-renewal.js';
import { retryAfter } from './waiting.js';

@Controller('account/password')
@Allow('signed-in')
export class PasswordController {
  constructor(
    private readonly passwords: PasswordsService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  show(@CurrentActor() actor: Actor): Page {
    return passwordPage(actor);
  }

  @Post()
  async change(
    @CurrentActor() actor: Actor,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Page | Redirect> {
    const form = readForm(PasswordForm, body);
    if (form.issues) return passwordPage(actor).withIssues(form.issues);
    const { session } = request;
    const result = await this.passwords.change(actor, session.sessionId, form.value);
    if (result.issues) {
      const again = passwordPage(actor).withIssues(result.issues);
      return result.until ? retryAfter(again, result.until, this.clock.now()) : again;
    }
    const { accountId, signedInAt, seenAt, keep } = session;
    await renewSession(request, this.config, { accountId, signedInAt, seenAt, keep, stamp: result.stamp });
    return redirect('/', 'accounts:password.changed');
  }
}

function passwordPage(actor: Actor): Page {
  return page(
    'accounts/password',
    { first: actor.mustChangePassword, min: PASSWORD_MIN, login: actor.login },
    'accounts:password.title',
  );
}
