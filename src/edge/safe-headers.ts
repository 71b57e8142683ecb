import type { FastifyInstance } from 'fastify';
import { validateHeaderValue } from 'node:http';

/**
 * A header that HTTP cannot carry is found here, where it still becomes an error page. Node would only find it while
 * writing the head, outside every handler, and that ends the process.
 */
export function safeHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (_, reply, _payload, done) => {
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      try {
        for (const one of [value].flat()) if (one !== undefined) validateHeaderValue(name, String(one));
      } catch (error) {
        reply.removeHeader(name);
        return done(error as Error);
      }
    }
    done();
  });
}
