import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG } from '../config-token.js';
import type { Config } from '../config.js';
import { Clock } from '../clock.js';
import { actorOf } from './access.js';
import type { Capability } from './actor.js';
import { Fragment, Live, Page, type PageTitle } from './answers.js';
import { FORM_BYTES, everyLimit, limitsOf, type FileBound } from './form-bytes.js';
import { fileBoundOf } from './form-body.js';
import { makeMark, pageOf } from './form-mark.js';
import { mayWait } from './kept-cookie.js';
import { Labels, type Lang } from './labels.js';
import { navFor, type NavLink, type NavMenu } from './nav.js';
import { farDays, type FarDay } from './far-day.js';
import { issueWords } from './issue-words.js';
import { Views } from './views.js';

const HTML = 'text/html; charset=utf-8';
const OTHER = { vi: { code: 'en', label: 'English' }, en: { code: 'vi', label: 'Tiếng Việt' } } as const;

/** What stands beside a page's own data. */
interface PageChrome {
  page: {
    lang: Lang;
    title: string;
    nav: (WordedLink | WordedMenu)[];
    user: { name: string; unit: string | null; delegates: boolean; key: string } | null;
    csrf: string;
    form: string;
    kept: boolean;
    limits: { form: number; file: number; files: number; mb: number; of: Record<FileBound, number> };
    flash: { kind: string; text: string }[];
    noticeCount: number;
    path: string;
    otherLang: { code: Lang; label: string };
    idleSeconds: number;
  };
  errors: { field: string; text: string }[];
  error: Record<string, string>;
  /** Days that the form asks about, by field. */
  far: Record<string, FarDay>;
}

/** What stands beside a fragment's own data. */
interface FragmentChrome {
  page: Pick<PageChrome['page'], 'csrf' | 'form' | 'lang'>;
}

type WordedLink = NavLink & { label: string };
type WordedMenu = NavMenu & { label: string; items: WordedLink[] };

/** Puts a page's data into its template and layout. All a layout needs stands under `page`. */
@Injectable()
export class Renderer {
  constructor(
    private readonly views: Views,
    readonly labels: Labels,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** What the form at hand may bring: a page that refuses one says it with these. */
  limits(request: FastifyRequest): { mb: number; files: number } {
    return limitsOf(fileBoundOf(request), this.config.uploadMaxMb);
  }

  page(answer: Page, request: FastifyRequest, reply: FastifyReply): string {
    const lang = langOf(request);
    const chrome: PageChrome = {
      page: this.chrome(answer, request, reply, lang),
      ...this.errors(answer, request, lang),
    };
    const data = { ...answer.data, ...chrome };
    const body = this.views.page(answer.template, data, lang);
    void reply.status(answer.status).headers({ 'content-type': HTML, 'cache-control': 'no-store', ...answer.headers });
    return this.views.layout(answer.layout, { ...chrome, body }, lang);
  }

  fragment(answer: Fragment, request: FastifyRequest, reply: FastifyReply): string {
    void reply.status(answer.status).headers({ 'content-type': HTML, 'cache-control': 'no-store' });
    return this.partial(answer, request, reply);
  }

  live(answer: Live, request: FastifyRequest, reply: FastifyReply) {
    void reply.status(answer.status).header('cache-control', 'no-store');
    const fragments = Object.fromEntries(
      Object.entries(answer.fragments).map(([id, fragment]) => [id, this.partial(fragment, request, reply)]),
    );
    return { ...answer.data, fragments };
  }

  words(request: FastifyRequest): (key: string, params?: Record<string, unknown>) => string {
    return this.labels.in(langOf(request));
  }

  private partial(answer: Fragment, request: FastifyRequest, reply: FastifyReply): string {
    const lang = langOf(request);
    const chrome: FragmentChrome = { page: { csrf: reply.generateCsrf(), form: this.mark(request), lang } };
    return this.views.fragment(answer.partial, { ...answer.data, ...chrome }, lang);
  }

  private chrome(answer: Page, request: FastifyRequest, reply: FastifyReply, lang: Lang): PageChrome['page'] {
    const actor = actorOf(request);
    const t = this.labels.in(lang);
    const path = request.url.split('?')[0] ?? '/';
    return {
      lang,
      title:
        (answer.issues.length > 0 ? t('ui:errorTitle', { count: answer.issues.length }) + ': ' : '') +
        titleWords(answer.title, t),
      nav: actor ? navWords(actor.capabilities, path, t) : [],
      user: actor
        ? {
            name: actor.name,
            unit: actor.unit?.name ?? null,
            delegates: actor.headPosts.length > 0,
            key: `a${actor.accountId}`,
          }
        : null,
      csrf: reply.generateCsrf(),
      form: this.mark(request),
      kept: path !== '/kept' && mayWait(request, actor?.accountId),
      limits: {
        form: FORM_BYTES,
        file: this.config.uploadMaxMb * 1024 * 1024,
        ...limitsOf(undefined, this.config.uploadMaxMb),
        of: everyLimit(this.config.uploadMaxMb),
      },
      flash: takeFlash(request).map((flash) => ({ kind: flash.kind, text: t(flash.key, flash.params) })),
      noticeCount: actor?.noticeCount ?? 0,
      path: request.method === 'GET' ? request.url : path,
      otherLang: OTHER[lang],
      idleSeconds: this.config.idleLockMinutes * 60,
    };
  }

  /** Every form says whose it is: only so may it wait for its person to sign in again. */
  private mark(request: FastifyRequest): string {
    const account = actorOf(request)?.accountId;
    return account === undefined
      ? ''
      : makeMark(this.config.sessionSecret, { account, at: this.clock.now().getTime(), page: pageOf(request) });
  }

  private errors(answer: Page, request: FastifyRequest, lang: Lang): Omit<PageChrome, 'page'> {
    const t = this.labels.in(lang);
    const errors = answer.issues.map((issue) => ({
      field: issue.field,
      text: issueWords(t, issue),
    }));
    return {
      errors,
      error: Object.fromEntries(errors.map((error) => [error.field, error.text])),
      far: farDays(answer.issues, request.body),
    };
  }
}

function navWords(
  capabilities: ReadonlySet<Capability>,
  path: string,
  t: (key: string) => string,
): (WordedLink | WordedMenu)[] {
  const named = (link: NavLink) => ({ ...link, label: t(link.key) });
  return navFor(capabilities, path).map((entry) =>
    'items' in entry ? { ...entry, label: t(entry.menu), items: entry.items.map(named) } : named(entry),
  );
}

export function langOf(request: FastifyRequest): Lang {
  return actorOf(request)?.lang ?? request.session?.lang ?? 'vi';
}

function titleWords(title: PageTitle, t: (key: string, params?: Record<string, unknown>) => string): string {
  return 'text' in title ? title.text : t(title.key, title.params);
}

function takeFlash(request: FastifyRequest): { kind: string; key: string; params?: Record<string, unknown> }[] {
  const flash = request.session?.flash ?? [];
  if (flash.length > 0) request.session.flash = undefined;
  return flash;
}
