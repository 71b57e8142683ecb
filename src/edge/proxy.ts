import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { Config, TrustedProxies } from '../config.js';

const ASKED_BY_MACHINES = /^\/(health|ready)(\?|$)/;

/**
 * Whose word about the visitor's address is taken. The addresses in X-Forwarded-For are read from the nearest one on, and
 * the first that is not a proxy of ours is the visitor: whatever a visitor wrote there before stays unread. Counted hops
 * are for proxies whose addresses change; then nobody may reach the program past them.
 */
export function trusted(proxies: TrustedProxies): false | string[] | ((address: string, hop: number) => boolean) {
  if (typeof proxies === 'number') return proxies > 0 && ((_, hop) => hop < proxies);
  return proxies.length > 0 && proxies;
}

/** With https outside and a proxy that does not say so, the cookie is never sent and nobody can sign in: worth a line, once. */
export function sayMissingProto(
  fastify: FastifyInstance,
  config: Config,
  log: Pick<Logger, 'warn'> = new Logger('proxy'),
): void {
  if (!config.publicUrl.startsWith('https:')) return;
  if (trusted(config.trustProxy) === false)
    log.warn(
      'PUBLIC_URL is https, but TRUST_PROXY names no proxy: X-Forwarded-Proto is not read, so nobody can sign in',
    );
  let said = false;
  fastify.addHook('onRequest', (request, _, done) => {
    if (
      !said &&
      request.protocol !== 'https' &&
      trusted(config.trustProxy) !== false &&
      !ASKED_BY_MACHINES.test(request.url)
    ) {
      said = true;
      log.warn(
        `PUBLIC_URL is https, but the proxy ${request.socket.remoteAddress} sends no X-Forwarded-Proto: https (or is not in TRUST_PROXY), so nobody can sign in`,
      );
    }
    done();
  });
}
