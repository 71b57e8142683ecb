import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { concatMap, type Observable } from 'rxjs';
import { Download, Fragment, Live, Page, Redirect } from './answers.js';
import { Renderer } from './renderer.js';

/** Makes HTTP of what a controller answers. */
@Injectable()
export class RenderInterceptor implements NestInterceptor {
  constructor(private readonly renderer: Renderer) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(concatMap(async (answer) => this.send(answer, request, reply)));
  }

  private send(answer: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
    if (answer instanceof Page) return this.renderer.page(answer, request, reply);
    if (answer instanceof Fragment) return this.renderer.fragment(answer, request, reply);
    if (answer instanceof Live) return this.renderer.live(answer, request, reply);
    if (answer instanceof Redirect) return this.redirect(answer, request, reply);
    if (answer instanceof Download) return download(answer, reply);
    return answer;
  }

  private redirect(answer: Redirect, request: FastifyRequest, reply: FastifyReply): string {
    if (answer.flash) request.session.flash = [...(request.session.flash ?? []), answer.flash];
    void reply.status(answer.status).header('location', localPath(answer.to));
    return '';
  }
}

const HERE = 'http://here';

/** Only paths of this site, as a header can carry them: "//host" and "https://…" become "/", "/ồ" is percent-encoded. */
export function localPath(to: string): string {
  if (!to.startsWith('/') || /[\s\p{Cc}]/u.test(to) || !URL.canParse(to, HERE)) return '/';
  const { origin, pathname, search, hash } = new URL(to, HERE);
  const path = pathname + search + hash;
  return origin === HERE && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : '/';
}

function download(answer: Download, reply: FastifyReply): Download['body'] {
  const ascii = answer.fileName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/[^\w.-]+/g, '-');
  const where = answer.inline ? 'inline' : 'attachment';
  void reply
    .header('content-type', answer.mediaType)
    .header(
      'content-disposition',
      `${where}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`,
    )
    .header('cache-control', 'private, no-store');
  if (answer.size !== null) void reply.header('content-length', answer.size);
  return answer.body;
}
