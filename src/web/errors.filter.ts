import { ArgumentsHost, Catch, ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Page } from './answers.js';
import { actorOf } from './access.js';
import { Unavailable, wasBeaten } from './errors.js';
import { refusalWords } from './refusal-words.js';
import { Renderer, langOf } from './renderer.js';

interface Shown {
  status: number;
  code: string;
  params: Record<string, unknown>;
}

const RETRY_SECONDS = '5';
const PAGES = new Set([400, 401, 403, 404, 405, 409, 413, 415, 422, 423, 429, 500, 503]);

/** The one place where an error becomes a page (or JSON, where a script asked), with its status. */
@Catch()
export class ErrorsFilter implements ExceptionFilter {
  private readonly log = new Logger('errors');

  constructor(private readonly renderer: Renderer) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply.send(this.answer(error, request, reply));
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
    const to = (error as { to?: unknown } | null)?.to;
    if (typeof to === 'string' && (error as HttpException).getStatus() === 303) {
      void reply.status(303).header('location', to);
      return '';
    }
    const shown = this.shown(error, request);
    if (shown.status >= 500 || !request.session) leaveSession(request, reply);
    if (shown.status === 503) void reply.header('retry-after', RETRY_SECONDS);
    if (wantsJson(request)) {
      const message = refusalWords(this.renderer.labels.in(langOf(request)), shown.code, shown.params);
      void reply.status(shown.status).header('content-type', 'application/problem+json; charset=utf-8');
      return { status: shown.status, code: shown.code, message, ...shown.params };
    }
    try {
      const heading = shown.status === 409 && !wasBeaten(error, actorOf(request)?.name) ? 'stands' : shown.status;
      const answer = new Page(
        'errors/error',
        { ...shown, heading, reference: shown.params['reference'] },
        { key: `errors:title.${heading}` },
      ).withStatus(shown.status);
      return this.renderer.page(answer, request, reply);
    } catch (failure) {
      this.log.error(failure);
      void reply.status(shown.status).header('content-type', 'text/plain; charset=utf-8');
      return `${shown.status} ${shown.params['reference'] ?? shown.code}`;
    }
  }

  private shown(error: unknown, request: FastifyRequest): Shown {
    if (error instanceof Unavailable) return this.unavailable(error);
    const { statusCode, code } = (error ?? {}) as { statusCode?: number; code?: string };
    const status = error instanceof HttpException ? error.getStatus() : (statusCode ?? 500);
    if (request.raw.destroyed && !request.raw.complete) return { status: 400, code: '400', params: {} }; // nobody is there to read it
    if (status >= 500 || status < 400) return this.unexpected(error);
    if (!PAGES.has(status)) return { status: 400, code: '400', params: {} };
    const own = error as { code?: string; params?: Record<string, unknown> };
    if (error instanceof HttpException && own.params && own.code !== '413')
      return { status, code: own.code ?? String(status), params: own.params };
    if (code?.startsWith('FST_CSRF') || /csrf/i.test((error as Error).message ?? ''))
      return { status: 403, code: 'csrf', params: {} };
    return { status, code: String(status), params: status === 413 ? this.renderer.limits(request) : {} };
  }

  private unavailable({ code, reason }: Unavailable): Shown {
    if (reason) this.log.warn(reason instanceof Error ? reason.message : String(reason));
    return { status: 503, code, params: {} };
  }

  private unexpected(error: unknown): Shown {
    const reference = randomUUID().slice(0, 8);
    this.log.error(`${reference} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return { status: 500, code: '500', params: { reference } };
  }
}

/** For a request that was refused before it had a session, too. A session that could not be saved, or is of an act that failed, is not saved after the error page either: that would fail once more. */
function leaveSession(request: FastifyRequest, reply: FastifyReply): void {
  request.session = { ...request.session } as FastifyRequest['session'];
  void reply.removeHeader('location');
}

export function wantsJson(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('application/json');
}
