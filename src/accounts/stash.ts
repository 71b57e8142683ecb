import type { FastifyRequest } from 'fastify';
import type { Stash } from '../web/session-data.js';

const MOST_FIELDS = 400;
const MOST_TEXT = 200_000;

/** The fields of a form that could not be taken now, to be sent again by the person. Passwords are never kept. */
export function stashOf(request: FastifyRequest, at: Date): Stash | undefined {
  const fields = fieldsOf(request.body).filter(([name]) => name !== '_csrf' && !/password/i.test(name));
  const size = fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (fields.length > MOST_FIELDS || size > MOST_TEXT) return undefined;
  const filesLost = (request.headers['content-type'] ?? '').startsWith('multipart/');
  return { action: request.url, fields, at: at.toISOString(), filesLost };
}

function fieldsOf(body: unknown): [string, string][] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((item): [string, string][] => {
      if (typeof item === 'string') return [[name, item]];
      const part = item as { type?: string; value?: unknown } | null;
      return part?.type === 'field' && typeof part.value === 'string' ? [[name, part.value]] : [];
    }),
  );
}
