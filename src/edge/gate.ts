import type { FastifyInstance } from 'fastify';
import type { DatabaseWatch } from '../database/database-watch.js';
import type { Lifecycle } from '../lifecycle.js';
import { Unavailable } from '../web/errors.js';

/** Answers without the database: a balancer's questions, and what an error page is drawn with. */
const ALWAYS = /^\/(health|ready|assets\/.*|vendor\/.*)(\?|$)/;

/** The first question of a request: whether anybody can be served at all. No session is looked for before it. */
export function gate(fastify: FastifyInstance, lifecycle: Lifecycle, database: DatabaseWatch): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    lifecycle.owes(reply.raw);
    const closed = lifecycle.phase === 'starting' || database.away;
    done(closed && !ALWAYS.test(request.url) ? new Unavailable() : undefined);
  });
}

/** What needs no session is not looked up for one: not in vain, and not in vain for long while the database is away. Comes before the session. */
export function withoutSession(fastify: FastifyInstance, cookie: string): void {
  fastify.addHook('onRequest', (request, _, done) => {
    if (ALWAYS.test(request.url)) delete request.cookies[cookie];
    done();
  });
}
