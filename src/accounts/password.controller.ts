import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow, CurrentActor } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { page, redirect, type Page, type Redirect } from '../web/answers.js';
import { readForm } from '../web/read-form.js';
import { PasswordForm } from './password.form.js';
import { PASSWORD_MIN } from './passwords.js';
import { PasswordsService } from './passwords.service.js';

@Controller('account/password')
@Allow('signed-in')
export class PasswordController {
  constructor(private readonly passwords: PasswordsService) {}

  @Get()
  show(@CurrentActor() actor: Actor): Page {
    return passwordPage(actor);
  }

  @Post()
  async change(@CurrentActor() actor: Actor, @Body() body: unknown, @Req() request: FastifyRequest): Promise<Page | Redirect> {
    const form = readForm(PasswordForm, body);
    if (form.issues) return passwordPage(actor).withIssues(form.issues);
    const result = await this.passwords.change(actor, form.value);
    if ('issues' in result) return passwordPage(actor).withIssues(result.issues);
    request.session.stamp = result.stamp;
    return redirect('/', 'accounts:password.changed');
  }
}

function passwordPage(actor: Actor): Page {
  return page('accounts/password', { first: actor.mustChangePassword, min: PASSWORD_MIN, login: actor.login }, 'accounts:password.title');
}
