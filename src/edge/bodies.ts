import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerResponse } from 'node:http';
import { Refused } from '../web/errors.js';
import { takesFiles } from '../web/form-body.js';
import { GUEST_BYTES } from '../web/form-bytes.js';
import type { FormerSessions } from './former-session.js';

/** A form with files whose session is over: its files pass by unread, its words are read up to a guest's measure. */
const FORMER_BYTES = 1024 * 1024;
/** In every such span a body must bring so much, or be whole. A guest's must be whole after the first. */
const SPAN = 15_000;
const LEAST = 16 * 1024;
const TOO_SLOW = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/** What may be sent by whom, before any of it is read. Comes after the session. */
export function bodies(fastify: FastifyInstance, former: FormerSessions): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const guest = request.session?.accountId === undefined;
    if (!hasBody(request)) return done();
    hurry(request, reply.raw, guest ? Infinity : LEAST);
    done(guest ? refusal(request, former) : undefined);
  });
}

function refusal(request: FastifyRequest, former: FormerSessions): Refused | undefined {
  const { 'content-type': type = '', 'content-length': length } = request.headers;
  const parts = /^multipart\//i.test(type);
  if (parts && !(takesFiles(request) && former.had(request))) return new Refused(401, 'guest-body');
  // Without a length nobody can say how much will come.
  return length === undefined || Number(length) > (parts ? FORMER_BYTES : GUEST_BYTES)
    ? new Refused(413, 'guest-body')
    : undefined;
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function hurry(request: FastifyRequest, response: ServerResponse, least: number): void {
  const { raw } = request;
  const { socket } = raw;
  let seen = socket.bytesRead;
  const timer = setInterval(() => {
    const slow = socket.bytesRead - seen < least;
    seen = socket.bytesRead;
    if (raw.complete || socket.destroyed) return clearInterval(timer);
    if (!slow) return;
    clearInterval(timer);
    if (!response.headersSent) socket.write(TOO_SLOW);
    socket.destroySoon();
  }, SPAN).unref();
  raw.once('close', () => clearInterval(timer));
}
