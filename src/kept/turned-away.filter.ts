import { ArgumentsHost, Catch, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../clock.js';
import { actorOf } from '../web/access.js';
import { Page } from '../web/answers.js';
import { Conflict, FileTooLarge, Stale, wasBeaten } from '../web/errors.js';
import { ErrorsFilter, wantsJson } from '../web/errors.filter.js';
import { markOf } from '../web/form-mark.js';
import { Renderer } from '../web/renderer.js';
import { typedFields } from '../web/typed-fields.js';
import { shownFields } from './field-words.js';
import { KEPT_PATH, type KeptForm, type Why } from './kept-form.js';
import { KeptForms } from './kept-forms.service.js';
import { mayBeKept } from './kept-routes.js';
import { PagesAgain, type SavedBy } from './pages-again.js';

const MARK_DAYS = 7;
const MOST_FIELDS = 5000;
const MOST_TEXT = 1024 * 1024;

/** A form that was turned away is not lost: it waits for its person to sign in, or comes back for a choice. Everything else is an error as ever. */
@Catch()
export class TurnedAwayFilter extends ErrorsFilter {
  private readonly failures = new Logger('kept');

  constructor(
    private readonly pages: Renderer,
    private readonly kept: KeptForms,
    private readonly again: PagesAgain,
    private readonly clock: Clock,
  ) {
    super(pages);
  }

  override catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (request.method !== 'POST' || wantsJson(request) || request.headers['hx-request'])
      return super.catch(error, host);
    void this.turnedAway(error, request, reply)
      .catch((failure: unknown) => this.failures.error(failure))
      .then((done) => (done === true ? undefined : super.catch(error, host)));
  }

  private async turnedAway(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    if (error instanceof Stale) return this.choice(error, request, reply);
    if (error instanceof Conflict) return this.refused(error, request, reply);
    const why = whyOf(error, request);
    if (why) return this.keep(why, request, reply);
    return statusOf(error) === 413 && this.backWithWord(request, reply);
  }

  /** Sealed away under this browser's key; what is shown, and to whom, is asked when the way leads back here. */
  private async keep(why: Why, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const mark = markOf(request);
    if (!mark || !mayBeKept(request.routeOptions.url) || fromElsewhere(request)) return false;
    if (this.clock.now().getTime() - mark.at > MARK_DAYS * 86_400_000) return false;
    const { fields, files } = typedFields(request.body);
    const size = fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    if (fields.length > MOST_FIELDS || size > MOST_TEXT) return false;
    const form: KeptForm = { why, action: request.url, page: mark.page, fields, files };
    await this.kept.keep(mark.account, form, reply);
    void reply.status(303).header('location', KEPT_PATH).send('');
    return true;
  }

  /** Nothing was written: field by field, what was typed beside what stands there now. */
  private async choice(error: Stale, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const form = {
      action: request.url,
      page: markOf(request)?.page ?? refererPath(request) ?? request.url,
      ...typedFields(request.body),
    };
    const compared = await this.again.compared(request, form);
    // One's own other tab is no other person.
    const beaten = wasBeaten(error, actorOf(request)?.name);
    const by: SavedBy = beaten ? error.params : { ...error.params, name: undefined };
    const title = { key: beaten ? 'kept:choice.title' : 'kept:choice.moved' };
    // Beside empty fields there is nothing to choose: the page as it is now, with what was typed.
    if (compared?.differences.every(({ theirs }) => theirs.sent === '')) {
      const html = await this.again.filled(request, reply, form, {
        why: 'moved',
        moved: true,
        by,
        files: form.files,
        at: this.clock.now(),
      });
      if (html) return sent(reply, html);
    }
    const shown = compared
      ? new Page(
          'kept/choice',
          {
            ...form,
            from: form.page,
            ...compared,
            by,
            rows: compared.differences.map((row, at) => ({ ...row, id: `choice-${at}` })),
          },
          title,
        )
      : new Page(
          'kept/fields',
          { ...form, from: form.page, by, shown: shownFields(form.fields), gone: true as const },
          title,
        );
    void reply.send(this.pages.page(shown.withStatus(409), request, reply));
    return true;
  }

  /** Too late or beaten: the sentence that says so, and under it what was typed. */
  private async refused(error: Conflict, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const { fields, files } = typedFields(request.body);
    const shown = shownFields(fields);
    if (shown.seen.length === 0) return false;
    const back = markOf(request)?.page ?? refererPath(request) ?? '/';
    const heading = `errors:title.${wasBeaten(error, actorOf(request)?.name) ? '409' : 'stands'}`;
    const answer = new Page(
      'kept/fields',
      {
        action: request.url,
        from: back,
        files,
        shown,
        gone: true as const,
        heading,
        refused: { ...error.params, code: error.code },
      },
      { key: heading },
    );
    void reply.send(this.pages.page(answer.withStatus(409), request, reply));
    return true;
  }

  /** What was too large was never read: the person comes back to the page with a sentence, and finds what was saved before. */
  private async backWithWord(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const from = refererPath(request);
    if (!from || !request.session?.accountId || fromElsewhere(request) || !mayBeKept(request.routeOptions.url))
      return false;
    // A form that came back with issues stands under the address it was sent to, which nobody can open.
    const to = await this.again.firstPage(request, [from, from.replace(/\/[^/]*$/, '')]);
    if (!to) return false;
    request.session.flash = [
      ...(request.session.flash ?? []),
      { kind: 'error', key: 'kept:tooLarge', params: this.pages.limits(request) },
    ];
    void reply.status(303).header('location', to).send('');
    return true;
  }
}

function sent(reply: FastifyReply, html: string): true {
  void reply
    .status(409)
    .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .send(html);
  return true;
}

function whyOf(error: unknown, request: FastifyRequest): Why | null {
  if (error instanceof FileTooLarge) return 'large';
  const { to, message } = (error ?? {}) as { to?: unknown; message?: unknown };
  if (typeof to === 'string' && statusOf(error) === 303) return 'ended';
  // The framework hands the token's refusal on as an error of its own, with the words alone.
  if (statusOf(error) !== 403 || !/csrf/i.test(String(message))) return null;
  return request.session?.accountId ? 'token' : 'ended';
}

function statusOf(error: unknown): number | undefined {
  const { statusCode, status } = (error ?? {}) as { statusCode?: number; status?: number };
  return statusCode ?? status ?? (error as { getStatus?: () => number }).getStatus?.();
}

/** Sent by a page of another site: nothing of it is kept or shown. */
function fromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

function refererPath(request: FastifyRequest): string | null {
  const given = request.headers.referer ?? '';
  if (!URL.canParse(given)) return null;
  const { host, pathname, search } = new URL(given);
  return host === request.headers.host && !pathname.startsWith('//') ? pathname + search : null;
}
