import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.js';
import type { Config } from '../config.js';
import { hostCookie } from '../web/host-cookie.js';

const DAY = 86_400_000;
/** A form's mark holds for seven days; one more, so that the cookie is renewed once a day and not with every page. */
const DAYS = 8;

/** Says, signed, that an account was signed in in this browser until lately. It opens nothing: it only lets the words of a form with files be read once the session is over. */
export class FormerSessions {
  private readonly cookie: string;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    this.cookie = hostCookie('thuoc-do-former', config.secureCookies);
  }

  /** Registered beside the guests' cookie: whoever is signed in carries it. */
  write(fastify: FastifyInstance): void {
    fastify.addHook('onSend', (request, reply, _, done) => {
      const account = request.session?.accountId;
      const now = this.clock.now().getTime();
      if (account === undefined || this.read(request, account) > now + (DAYS - 1) * DAY) return done();
      const value = `${account}.${now + DAYS * DAY}`;
      reply.setCookie(this.cookie, value, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: this.config.secureCookies,
        signed: true,
        maxAge: (DAYS * DAY) / 1000,
      });
      done();
    });
  }

  had(request: FastifyRequest): boolean {
    return this.read(request) > this.clock.now().getTime();
  }

  /** Until when it holds, for this account or for any; 0 without one. */
  private read(request: FastifyRequest, of?: number): number {
    const { valid, value } = request.unsignCookie(request.cookies[this.cookie] ?? '');
    const [, account, until] = (valid && /^(\d+)\.(\d+)$/.exec(value)) || [];
    return account === undefined || (of !== undefined && Number(account) !== of) ? 0 : Number(until);
  }
}
