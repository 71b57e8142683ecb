import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { markOf } from '../web/form-mark.js';
import { ONCE_ROUTES } from './once-routes.js';
import type { SentForms } from './sent-forms.service.js';

const ONCE = new Set(ONCE_ROUTES);
const KEY = Symbol('sent-form');
type Carrier = FastifyRequest & { [KEY]?: string };

/** A form of these that is sent twice from one page, word for word, is done once; the second is led to where the first was. Comes after the token was asked for. */
export function sendOnce(fastify: FastifyInstance, sent: SentForms): void {
  fastify.addHook('preHandler', async (request, reply) => {
    const key = await keyOf(request);
    if (key === null) return;
    const location = await sent.claim(key);
    if (location === null) (request as Carrier)[KEY] = key;
    else return reply.redirect(location, 303);
  });
  fastify.addHook('onSend', async (request, reply) => {
    const key = (request as Carrier)[KEY];
    if (key !== undefined) await sent.settle(key, ledTo(reply));
  });
}

/** Somewhere else than to what was kept of a form that did not arrive. */
function ledTo(reply: FastifyReply): string | null {
  const location = reply.getHeader('location');
  return reply.statusCode === 303 && typeof location === 'string' && location !== '/kept' ? location : null;
}

async function keyOf(request: FastifyRequest): Promise<string | null> {
  const [mark, account] = [markOf(request), request.session?.accountId];
  if (request.method !== 'POST' || !mark || mark.account !== account || !ONCE.has(request.routeOptions.url ?? ''))
    return null;
  const hash = createHash('sha256').update(JSON.stringify([mark, request.url]));
  for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>))
    if (name !== '_csrf') for (const one of [value].flat()) await digest(hash, name, one);
  return hash.digest('base64url');
}

async function digest(hash: ReturnType<typeof createHash>, name: string, one: unknown): Promise<void> {
  const part = one as { value?: unknown; filename?: string; toBuffer?: () => Promise<Buffer> } | string | null;
  if (typeof part === 'string' || part === null) hash.update(JSON.stringify([name, part]));
  else if (part.toBuffer)
    hash.update(JSON.stringify([name, part.filename ?? ''])).update(part.filename ? await part.toBuffer() : '');
  else hash.update(JSON.stringify([name, String(part.value ?? '')]));
}
