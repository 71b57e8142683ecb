import type { FastifyInstance } from 'fastify';

/** Addresses that notices, bookmarks and open pages still carry, and where that is found now. */
const MOVED = [
  ['/legal/sheets', '/legal/forms'],
  ['/years/sheets', '/years/records'],
  ['/committee/sheets', '/committee/evaluations'],
] as const;
const FORMER_PERSON_FORM = /^(\/officials\/\d+)\/edit(?=\?|$)/;

/** A form that was open over the change is sent on with what was typed (308 keeps the method). */
export function sendOn(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const moved = MOVED.find(
      ([from]) => request.url.startsWith(from) && /^([/?]|$)/.test(request.url.slice(from.length)),
    );
    if (moved) void reply.redirect(moved[1] + request.url.slice(moved[0].length), 308);
    else if (FORMER_PERSON_FORM.test(request.url))
      void reply.redirect(request.url.replace(FORMER_PERSON_FORM, '$1/correction'), 308);
    else done();
  });
}
