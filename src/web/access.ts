import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor, Capability } from './actor.js';

export const ACCESS = 'thuoc-do:access';
export type Access = 'public' | 'signed-in' | Capability[];

/**
 * Who may come as far as this route. A route without it is closed to everybody. The question about the record itself
 * (may this person do this to this record now) is asked by the service, in its transaction.
 */
export const Allow = (...access: ['public'] | ['signed-in'] | Capability[]) =>
  SetMetadata(ACCESS, access[0] === 'public' || access[0] === 'signed-in' ? access[0] : access);

/** The signed-in person; a controller gets it as a parameter and gives it first to its service. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = actorOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!actor) throw new Error('a route that asks for the actor must not be public');
  return actor;
});

const ACTOR = Symbol('actor');
type Carrier = FastifyRequest & { [ACTOR]?: Actor | null };

export function actorOf(request: FastifyRequest): Actor | null {
  return (request as Carrier)[ACTOR] ?? null;
}

export function carryActor(request: FastifyRequest, actor: Actor | null): void {
  (request as Carrier)[ACTOR] = actor;
}
