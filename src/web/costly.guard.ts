import { Inject, Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  getOptionsToken,
  getStorageToken,
  ThrottlerGuard,
  type ThrottlerModuleOptions,
  type ThrottlerRequest,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { CONFIG } from '../config-token.js';
import type { Config } from '../config.js';
import { actorOf } from './access.js';

/** Work that costs much more than a page, and how large a part of the setting COSTLY_PER_MINUTE one person may ask of it. */
const KINDS = [
  { kind: 'paper', share: 1, method: 'GET', route: /\.(pdf|docx|xlsx|csv|json|zip)$/ },
  { kind: 'report', share: 2, method: 'GET', route: /^\/reports\/:code$/ },
  {
    kind: 'import',
    share: 0.5,
    method: 'POST',
    route: /\/imports(\/:kind|\/:id\/(plan|columns))?$|\/holidays\/import$/,
  },
  { kind: 'chain-walk', share: 0.1, method: 'GET', route: /^\/audit\/verification$/ },
  { kind: 'chain-walk', share: 0.1, method: 'POST', route: /^\/audit\/checkpoints$/ },
] as const;

export type CostlyKind = (typeof KINDS)[number]['kind'];

/** Which costly work a route does; null for a page. Decided by the route alone, so that a new paper cannot be forgotten. */
export function costlyKind(method: string, route: string): CostlyKind | null {
  return KINDS.find((one) => one.method === method && one.route.test(route))?.kind ?? null;
}

/** Each person has a limit of their own on costly work, over all routes of its kind; beyond it 429 with a page and Retry-After. */
@Injectable()
export class CostlyGuard extends ThrottlerGuard {
  constructor(
    @Inject(getOptionsToken()) options: ThrottlerModuleOptions,
    @Inject(getStorageToken()) storage: ThrottlerStorage,
    reflector: Reflector,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super(options, storage, reflector);
  }

  protected override async shouldSkip(context: ExecutionContext): Promise<boolean> {
    return kindOf(context) === null;
  }

  protected override async getTracker(request: FastifyRequest): Promise<string> {
    const actor = actorOf(request);
    return actor ? `account:${actor.accountId}` : `address:${request.ip}`;
  }

  protected override generateKey(context: ExecutionContext, tracker: string): string {
    return `costly:${kindOf(context)}:${tracker}`;
  }

  protected override handleRequest(asked: ThrottlerRequest): Promise<boolean> {
    const { share } = KINDS.find(({ kind }) => kind === kindOf(asked.context))!;
    return super.handleRequest({
      ...asked,
      limit: Math.max(1, Math.floor(this.config.costlyPerMinute * share)),
      ttl: 60_000,
      blockDuration: 60_000,
    });
  }
}

function kindOf(context: ExecutionContext): CostlyKind | null {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return costlyKind(request.method, request.routeOptions.url ?? '');
}
