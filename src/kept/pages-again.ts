import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseFragment } from 'parse5';
import { Fragment } from '../web/answers.js';
import { AGAIN_FIELD } from '../web/form-mark.js';
import { KEPT_COOKIE } from '../web/kept-cookie.js';
import { langOf } from '../web/renderer.js';
import { Views } from '../web/views.js';
import type { Field } from '../web/typed-fields.js';
import { compare, type Comparison } from './compare.js';
import { documentOf, type Document, type Element } from './dom.js';
import { fill, withBanner } from './fill.js';
import { KEPT_PATH, type Why } from './kept-form.js';
import { formOf, type PageForm } from './page-form.js';

/** What goes with the reading of a page in somebody's name: their session and how they came, nothing of the form they sent. */
const CARRIED = [
  'cookie',
  'host',
  'user-agent',
  'accept-language',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
];

export interface Posted {
  page: string;
  action: string;
  fields: Field[];
}

/** Who saved in between, and when, where that is known. */
export interface SavedBy {
  name?: unknown;
  at?: unknown;
}

/** `moved`: somebody saved in between, and the page's own hidden fields (what its reader has seen) count. */
export interface Banner {
  why: Why | 'moved';
  files: boolean;
  at: Date;
  moved?: boolean;
  by?: SavedBy;
}

/** The page a form came from, read anew in its person's name, with what they typed. No room needs to know of it. */
@Injectable()
export class PagesAgain {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly views: Views,
  ) {}

  /** Null when the page is no more, or has no such form. */
  async filled(request: FastifyRequest, reply: FastifyReply, form: Posted, banner: Banner): Promise<string | null> {
    const shown = await this.find(request, form);
    if (!shown) return null;
    const { page, found } = shown;
    const extras = fill(found, banner.moved ? withoutHidden(found, form.fields) : form.fields);
    const again = banner.moved ? null : AGAIN_FIELD;
    const target = found.node.attrs.find(({ name }) => name === 'id')?.value ?? 'kept-form';
    return withBanner(
      page,
      this.nodes(new Fragment('kept/banner', { ...banner, target, csrf: reply.generateCsrf() }), request),
      {
        node: found.node,
        extras: this.nodes(
          new Fragment('kept/extras', {
            extras: extras.map(([name, value], at) => ({ name, value, id: `kept-${at}` })),
            again,
          }),
          request,
        ),
      },
    );
  }

  async compared(request: FastifyRequest, form: Posted): Promise<Comparison | null> {
    const shown = await this.find(request, form);
    return shown && compare(shown.page, shown.found, form.fields);
  }

  /** The first of these addresses that its person can open. */
  async firstPage(request: FastifyRequest, paths: string[]): Promise<string | null> {
    for (const path of paths) if (await this.read(request, path)) return path;
    return null;
  }

  /** On the page it came from, or on the one that stands under the address it was sent to. */
  private async find(
    request: FastifyRequest,
    { page: from, action, fields }: Posted,
  ): Promise<{ page: Document; found: PageForm } | null> {
    for (const path of new Set([from, action])) {
      const page = await this.read(request, path);
      const found = page && formOf(page, path, action, fields);
      if (page && found) return { page, found };
    }
    return null;
  }

  private async read(request: FastifyRequest, page: string): Promise<Document | null> {
    if (!/^\/(?![/\\])/.test(page) || page.startsWith(KEPT_PATH)) return null;
    const app = this.host.httpAdapter.getInstance<FastifyInstance>();
    const headers = Object.fromEntries(
      CARRIED.flatMap((name) => (typeof request.headers[name] === 'string' ? [[name, request.headers[name]]] : [])),
    );
    const cookie = (request.headers.cookie ?? '')
      .split('; ')
      .filter((one) => !one.startsWith(`${KEPT_COOKIE}=`))
      .join('; ');
    const answer = await app.inject({
      method: 'GET',
      url: page,
      headers: { ...headers, cookie, accept: 'text/html' },
      remoteAddress: request.socket.remoteAddress ?? '127.0.0.1',
    });
    const isPage = answer.statusCode === 200 && String(answer.headers['content-type']).startsWith('text/html');
    return isPage ? documentOf(answer.body) : null;
  }

  private nodes({ partial, data }: Fragment, request: FastifyRequest): Element[] {
    return parseFragment(this.views.fragment(partial, data, langOf(request))).childNodes as Element[];
  }
}

function withoutHidden({ controls }: PageForm, typed: readonly Field[]): Field[] {
  const hidden = new Set(controls.filter(({ kind }) => kind === 'hidden').map(({ name }) => name));
  return typed.filter(([name]) => !hidden.has(name));
}
