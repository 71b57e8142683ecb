import { CanActivate, ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { CONFIG } from '../config-token.js';
import type { Config } from '../config.js';
import { Clock } from '../clock.js';
import { ACCESS, carryActor, type Access } from '../web/access.js';
import type { Actor } from '../web/actor.js';
import { Forbidden } from '../web/errors.js';
import { wantsJson } from '../web/errors.filter.js';
import { ActorsService } from './actors.service.js';
import { SessionEnded } from './session-ended.js';

const SEEN_EVERY = 30_000;
/** What a person may open while the first password still has to be changed. */
const BEFORE_PASSWORD = new Set(['/account/password', '/sign-out', '/language']);

/** Deny, then allow: who asks, whether the session still runs, and whether the route is for them at all. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actors: ActorsService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    const actor = await this.actor(request);
    carryActor(request, actor);
    if (access === 'public') return true;
    if (!actor) throw this.ended(request, request.session.locked ? '/unlock' : '/sign-in');
    if (!access || !admits(access, actor)) throw new Forbidden();
    if (actor.mustChangePassword && !BEFORE_PASSWORD.has(pathOf(request)))
      throw this.ended(request, '/account/password');
    return true;
  }

  private async actor(request: FastifyRequest): Promise<Actor | null> {
    const { session } = request;
    if (!session?.accountId || this.expired(session) || this.locked(session)) return null;
    const actor = await this.actors.load(session.accountId, session.stamp);
    const now = this.clock.now().getTime();
    if (actor && now - (session.seenAt ?? 0) > SEEN_EVERY) session.seenAt = now;
    return actor;
  }

  private expired(session: FastifyRequest['session']): boolean {
    return this.clock.now().getTime() - (session.signedInAt ?? 0) > this.config.sessionHours * 3_600_000;
  }

  private locked(session: FastifyRequest['session']): boolean {
    const idle = this.clock.now().getTime() - (session.seenAt ?? 0);
    if (!session.locked && idle > this.config.idleLockMinutes * 60_000) session.locked = true;
    return session.locked === true;
  }

  private ended(request: FastifyRequest, to: string): SessionEnded {
    if (wantsJson(request)) return new SessionEnded(to, request.session.locked ? 423 : 401);
    if (request.method === 'GET') request.session.back = request.url;
    return new SessionEnded(to, 303);
  }
}

function admits(access: Access, actor: Actor): boolean {
  return (
    access === 'signed-in' || (Array.isArray(access) && access.some((capability) => actor.capabilities.has(capability)))
  );
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '/';
}
