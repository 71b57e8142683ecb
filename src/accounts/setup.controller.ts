import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../web/access.js';
import { Page, redirect, type Redirect } from '../web/answers.js';
import { readForm, tidy, type TypedIn } from '../web/read-form.js';
import { networkOf } from './origin.js';
import { PASSWORD_MIN } from './passwords.js';
import { SetupForm, setupIssues, UNIT_KINDS } from './setup.form.js';
import { SetupService } from './setup.service.js';

@Controller('setup/:token')
@Allow('public')
export class SetupController {
  constructor(private readonly setups: SetupService) {}

  @Get()
  async show(@Param('token') token: string): Promise<Page> {
    await this.setups.check(token);
    return setupPage(token, { unitKind: 'ward' });
  }

  @Post()
  async setUp(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Page | Redirect> {
    await this.setups.guess(token, networkOf(request.ip));
    const form = readForm(SetupForm, body);
    const issues = form.issues ?? setupIssues(form.value);
    if (form.issues || issues.length > 0) return setupPage(token, typedWithoutSecrets(body)).withIssues(issues);
    const slip = await this.setups.setUp(token, form.value);
    if (!slip) return redirect('/sign-in', 'accounts-admin:setup.done');
    return new Page('accounts/setup-done', { slip }, { key: 'accounts-admin:setup.done' }, 'plain');
  }
}

function setupPage(token: string, typed: TypedIn<SetupForm>): Page {
  return new Page(
    'accounts/setup',
    { token, typed, unitKinds: UNIT_KINDS, min: PASSWORD_MIN },
    { key: 'accounts-admin:setup.title' },
    'plain',
  );
}

function typedWithoutSecrets(body: unknown) {
  const { password: _, repeat: __, ...typed } = tidy(body);
  return typed;
}
