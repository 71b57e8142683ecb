import { Body, Controller, Get, Post, Req, UseGuards } from '@nestjs/common';
import { Throttle, ThrottlerGuard } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../clock.js';
import { Allow, actorOf } from '../web/access.js';
import { Page, Redirect, redirect } from '../web/answers.js';
import { formatDate, formatMoment } from '../web/format.js';
import { localPath } from '../web/render.interceptor.js';
import { SignInService, type SignInResult } from './sign-in.service.js';

interface Typed {
  login?: unknown;
  password?: unknown;
}

@Controller()
@Allow('public')
export class SignInController {
  constructor(
    private readonly signIns: SignInService,
    private readonly clock: Clock,
  ) {}

  @Get('sign-in')
  show(@Req() request: FastifyRequest): Page | Redirect {
    return actorOf(request) ? new Redirect('/') : signInPage('');
  }

  @Post('sign-in')
  @UseGuards(ThrottlerGuard)
  @Throttle({ default: { limit: 30, ttl: 60_000 } })
  async signIn(@Body() body: Typed, @Req() request: FastifyRequest): Promise<Page | Redirect> {
    const login = text(body?.login);
    const result = await this.signIns.signIn(login.slice(0, 100), text(body?.password).slice(0, 200));
    if (!result.ok) return signInPage(login).withIssues([{ field: 'login', ...this.why(result) }]);
    const back = localPath(request.session.back ?? '/');
    await request.session.regenerate();
    const now = this.clock.now().getTime();
    Object.assign(request.session, { accountId: result.accountId, stamp: result.stamp, signedInAt: now, seenAt: now });
    return new Redirect(back);
  }

  @Get('unlock')
  lock(@Req() request: FastifyRequest): Page | Redirect {
    if (!request.session.accountId) return new Redirect('/sign-in');
    return request.session.locked ? unlockPage(request) : new Redirect('/');
  }

  @Post('unlock')
  @UseGuards(ThrottlerGuard)
  @Throttle({ default: { limit: 30, ttl: 60_000 } })
  async unlock(@Body() body: Typed, @Req() request: FastifyRequest): Promise<Page | Redirect> {
    const { session } = request;
    if (!session.accountId) return new Redirect('/sign-in');
    const result = await this.signIns.unlock(session.accountId, text(body?.password).slice(0, 200));
    if (!result.ok) return unlockPage(request).withIssues([{ field: 'password', ...this.why(result) }]);
    session.locked = false;
    session.seenAt = this.clock.now().getTime();
    return new Redirect(session.stash ? '/unlock/resume' : localPath(session.back ?? '/'));
  }

  /** On a locked screen: whoever sits here now signs in with an account of their own. What was kept goes with the session. */
  @Post('switch-user')
  async switchUser(@Req() request: FastifyRequest): Promise<Redirect> {
    await request.session.destroy();
    return new Redirect('/sign-in');
  }

  private why(result: Extract<SignInResult, { ok: false }>): { code: string; params?: Record<string, unknown> } {
    if (result.code === 'wrong') return { code: 'accounts:signIn.wrong' };
    if (result.code === 'left') return { code: 'accounts:signIn.left', params: { day: formatDate(result.day, 'vi') } };
    return { code: 'accounts:signIn.locked', params: { until: formatMoment(result.until ?? null, this.clock.zone) } };
  }
}

@Controller()
@Allow('signed-in')
export class SessionsController {
  @Get('unlock/resume')
  resume(@Req() request: FastifyRequest): Page | Redirect {
    const { stash } = request.session;
    if (!stash) return new Redirect('/');
    request.session.stash = undefined;
    return new Page('accounts/resume', { stash }, { key: 'accounts:resume.title' });
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest): Promise<Redirect> {
    await request.session.destroy();
    return redirect('/sign-in');
  }
}

function signInPage(login: string): Page {
  return new Page('accounts/sign-in', { login }, { key: 'accounts:signIn.title' }, 'plain');
}

function unlockPage(request: FastifyRequest): Page {
  return new Page('accounts/unlock', { kept: Boolean(request.session.stash) }, { key: 'accounts:unlock.title' }, 'plain');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
