import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.js';
import { FileTooLarge } from '../web/errors.js';
import { isAgain, takeMark } from '../web/form-mark.js';
import type { KeptForms } from './kept-forms.service.js';

/** A route took the form that was sent again: it stands in the record, or on the page with what is wrong. */
const TAKEN = new Set([200, 303, 422]);

/** Before the token is asked for: the form's mark leaves the body. */
export function takeMarks(fastify: FastifyInstance, config: Config): void {
  fastify.addHook('preHandler', (request, _, done) => {
    takeMark(request, config.sessionSecret);
    done();
  });
}

/** After it: files cut at the limit never reach a room, and what was kept is let go once it was sent again. */
export function watchForms(fastify: FastifyInstance, kept: KeptForms): void {
  fastify.addHook('preHandler', (request, _, done) => done(isCut(request.body) ? new FileTooLarge() : undefined));
  fastify.addHook('onSend', async (request, reply) => {
    if (isAgain(request) && TAKEN.has(reply.statusCode) && reply.getHeader('location') !== '/kept')
      await kept.forget(request, reply);
  });
}

function isCut(body: unknown): boolean {
  return (
    typeof body === 'object' &&
    body !== null &&
    Object.values(body)
      .flat()
      .some((part) => (part as { file?: { truncated?: boolean } } | null)?.file?.truncated === true)
  );
}
