import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import { hostCookie } from '../web/host-cookie.js';

export function sessionCookie(config: Pick<Config, 'secureCookies'>): string {
  return hostCookie('thuoc-do', config.secureCookies);
}

/** What a browser in which nobody has signed in carries itself, signed: no row is written for it. */
const KEPT = ['_csrf', 'back', 'lang', 'flash'] as const;
const LONGEST = 3000;

type Kept = Partial<Record<(typeof KEPT)[number], unknown>>;

export class GuestSessions {
  private readonly cookie: string;
  private readonly sessionCookie: string;

  constructor(private readonly config: Config) {
    this.cookie = hostCookie('thuoc-do-guest', config.secureCookies);
    this.sessionCookie = sessionCookie(config);
  }

  /** Registered before the session, so that its own saving comes after. */
  writeBeforeSession(fastify: FastifyInstance): void {
    fastify.addHook('onSend', (request, reply, _, done) => {
      if (this.isGuest(request)) this.write(request, reply);
      else if (request.session?.accountId && request.cookies[this.cookie])
        reply.clearCookie(this.cookie, this.options());
      done();
    });
  }

  readAfterSession(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, _, done) => {
      if (this.isGuest(request)) Object.assign(request.session, this.read(request));
      done();
    });
  }

  private read(request: FastifyRequest): Kept {
    const signed = request.unsignCookie(request.cookies[this.cookie] ?? '');
    return signed.valid ? (JSON.parse(Buffer.from(signed.value, 'base64url').toString()) as Kept) : {};
  }

  private write(request: FastifyRequest, reply: FastifyReply): void {
    const { session } = request;
    Object.defineProperty(session, 'isModified', { value: () => false });
    const kept = pick(session as Kept);
    const known = JSON.stringify(pick(this.read(request)));
    const words = JSON.stringify(kept);
    if (words === known) return;
    const value = Buffer.from(
      words.length > LONGEST ? JSON.stringify({ ...kept, back: undefined, flash: undefined }) : words,
    ).toString('base64url');
    reply.setCookie(this.cookie, value, { ...this.options(), signed: true });
  }

  /** Nobody signed in, nothing kept in a row, and nothing that needs one. */
  private isGuest(request: FastifyRequest): boolean {
    const { session } = request;
    if (!session?.sessionId || session.accountId !== undefined) return false;
    return request.cookies[this.sessionCookie] !== session.encryptedSessionId;
  }

  private options() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.config.secureCookies } as const;
  }
}

function pick(from: Kept): Kept {
  return Object.fromEntries(KEPT.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}
