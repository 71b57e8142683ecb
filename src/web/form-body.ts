import { BadRequestException, UnsupportedMediaTypeException } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refused } from './errors.js';
import { GUEST_BYTES, type FileBound } from './form-bytes.js';
import { cleanText } from './text.js';

/** The route takes files beside its form, as large as the bound says. Without it a multipart body is refused before it is read. */
export const TakesFiles = (bound: FileBound): MethodDecorator => RouteConfig({ takesFiles: bound });

export function takesFiles(request: FastifyRequest): boolean {
  return fileBoundOf(request) !== undefined;
}

/** The bound of the form at hand; of none where its route takes no files. */
export function fileBoundOf(request: FastifyRequest): FileBound | undefined {
  return (request.routeOptions.config as { takesFiles?: FileBound }).takesFiles;
}

/** Forms and nothing else come in, and every text of a form or an address is clean before anybody reads it. */
export function readFormsOnly(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _, done) =>
    done(isForm(request) ? undefined : new UnsupportedMediaTypeException()),
  );
  fastify.addHook('preValidation', async (request) => {
    if (request.isMultipart()) request.body = await partsOf(request);
    for (const texts of [request.params, request.query, request.body]) cleanEach(texts);
  });
}

function isForm(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.is404) return true;
  const type = (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  if (type === 'multipart/form-data') return takesFiles(request);
  if (type === '')
    return request.headers['transfer-encoding'] === undefined && Number(request.headers['content-length'] ?? 0) === 0;
  return type === 'application/x-www-form-urlencoded';
}

/** Fields and files by name, each file with its bytes; a file of somebody who is not signed in passes by, only its name stays. A body that breaks off in the middle is a bad request; what is too large says so itself. */
async function partsOf(request: FastifyRequest): Promise<unknown> {
  const guest = request.session?.accountId === undefined;
  let [fields, size]: [unknown, number] = [{}, 0];
  try {
    for await (const part of request.parts()) {
      fields = part.fields;
      if (part.type === 'field') size += Buffer.byteLength(String(part.value ?? ''));
      else if (guest) part.file.resume();
      else await part.toBuffer();
    }
  } catch (error) {
    throw (error as { statusCode?: number }).statusCode === undefined ? new BadRequestException() : error;
  }
  if (guest && size > GUEST_BYTES) throw new Refused(413, 'guest-body');
  return fields;
}

/** In place: texts, lists of texts, and the fields and file names of a multipart body. Whatever else came in is dropped. */
function cleanEach(texts: unknown): void {
  if (typeof texts !== 'object' || texts === null) return;
  const fields = texts as Record<string, unknown>;
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    const clean = Array.isArray(value) ? value.map(cleanOne).filter((one) => one !== undefined) : cleanOne(value);
    if (clean === undefined) delete fields[name];
    else fields[name] = clean;
  }
}

function cleanOne(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  const part = value as { type?: string; value?: unknown; filename?: unknown } | null;
  if (part?.type === 'field') part.value = cleanText(String(part.value ?? ''));
  else if (part?.type === 'file')
    part.filename = typeof part.filename === 'string' ? cleanText(part.filename) : undefined;
  else return undefined;
  return part;
}
