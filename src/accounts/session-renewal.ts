import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.js';

type Kept = Pick<FastifyRequest['session'], 'accountId' | 'stamp' | 'signedInAt' | 'seenAt' | 'keep'>;

/** A new session under a new number: nobody who knew the old one comes along. It ends with the browser unless `keep` was chosen. */
export async function renewSession(request: FastifyRequest, config: Config, kept: Kept): Promise<void> {
  await request.session.regenerate();
  Object.assign(request.session, kept);
  if (kept.keep) request.session.cookie.maxAge = config.sessionHours * 3_600_000;
}
