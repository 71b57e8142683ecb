import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG } from '../config-token.js';
import type { Config } from '../config.js';
import { Clock } from '../clock.js';
import { Allow, actorOf } from '../web/access.js';
import { Page, Redirect, redirect } from '../web/answers.js';
import { formatDate } from '../web/format.js';
import { localPath } from '../web/render.interceptor.js';
import { rememberDevice } from './device.js';
import { originOf } from './origin.js';
import { renewSession } from './session-renewal.js';
import { SignInService } from './sign-in.service.js';
import { retryAfter, waitIssue } from './waiting.js';

interface Typed {
  login?: unknown;
  password?: unknown;
  keep?: unknown;
}

@Controller()
@Allow('public')
export class SignInController {
  constructor(
    private readonly signIns: SignInService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('sign-in')
  show(@Req() request: FastifyRequest): Page | Redirect {
    return actorOf(request) ? new Redirect('/') : signInPage('', false, this.config.sessionHours);
  }

  @Post('sign-in')
  async signIn(
    @Body() body: Typed,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | Redirect> {
    const login = text(body?.login);
    const password = text(body?.password).slice(0, 200);
    const keep = text(body?.keep) === 'yes';
    const form = signInPage(login, keep, this.config.sessionHours);
    const origin = originOf(request, this.config.secureCookies);
    if (!login.trim() || !password)
      return form.withIssues([{ field: login.trim() ? 'password' : 'login', code: 'accounts:signIn.needed' }]);
    const result = await this.signIns.signIn(login.slice(0, 100), password, origin);
    if (!result.ok) return this.refused(form, 'login', result);
    const back = localPath(request.session.back ?? '/');
    const now = this.clock.now().getTime();
    await renewSession(request, this.config, {
      accountId: result.accountId,
      stamp: result.stamp,
      signedInAt: now,
      seenAt: now,
      keep,
    });
    rememberDevice(reply, origin.device, result.accountId, this.config.sessionSecret, this.config.secureCookies);
    return new Redirect(back);
  }

  @Get('unlock')
  lock(@Req() request: FastifyRequest): Page | Redirect {
    if (!request.session.accountId) return new Redirect('/sign-in');
    return request.session.locked ? unlockPage() : new Redirect('/');
  }

  @Post('unlock')
  async unlock(@Body() body: Typed, @Req() request: FastifyRequest): Promise<Page | Redirect> {
    const { session } = request;
    if (!session.accountId) return new Redirect('/sign-in');
    const password = text(body?.password).slice(0, 200);
    if (!password) return unlockPage().withIssues([{ field: 'password', code: 'accounts:signIn.needed' }]);
    const result = await this.signIns.unlock(session.accountId, session.sessionId, password);
    if (!result.ok && result.code === 'ended') return endedByTries(request);
    if (!result.ok) return this.refused(unlockPage(), 'password', result);
    session.locked = false;
    session.seenAt = this.clock.now().getTime();
    return new Redirect(localPath(session.back ?? '/'));
  }

  /** On a locked screen: whoever sits here now signs in with an account of their own. What was typed waits for who typed it. */
  @Post('switch-user')
  async switchUser(@Req() request: FastifyRequest): Promise<Redirect> {
    await request.session.destroy();
    return new Redirect('/sign-in');
  }

  /** The form again: 422 for a wrong password, 429 for somebody who has to wait. */
  private refused(form: Page, field: string, result: { code: string; until?: Date; day?: string }): Page {
    if (result.day !== undefined)
      return form.withIssues([{ field, code: 'accounts:signIn.left', params: { day: formatDate(result.day, 'vi') } }]);
    if (!result.until)
      return form.withIssues([
        { field, code: result.code === 'alone' ? 'accounts:signIn.alone' : 'accounts:signIn.wrong' },
      ]);
    const now = this.clock.now();
    return retryAfter(form.withIssues([waitIssue(field, result.until, now)]), result.until, now);
  }
}

@Controller()
@Allow('signed-in')
export class SessionsController {
  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest): Promise<Redirect> {
    await request.session.destroy();
    return redirect('/sign-in');
  }
}

async function endedByTries(request: FastifyRequest): Promise<Redirect> {
  await request.session.regenerate();
  return new Redirect('/sign-in', { kind: 'warning', key: 'accounts:unlock.ended' });
}

function signInPage(login: string, keep: boolean, hours: number): Page {
  return new Page('accounts/sign-in', { login, keep, hours }, { key: 'accounts:signIn.title' }, 'plain');
}

function unlockPage(): Page {
  return new Page('accounts/unlock', {}, { key: 'accounts:unlock.title' }, 'plain');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
