import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG } from '../config-token.js';
import type { Config } from '../config.js';
import { Clock } from '../clock.js';
import { Db } from '../database/db.js';
import { KEPT_COOKIE } from '../web/kept-cookie.js';
import type { KeptForm } from './kept-form.js';
import { nameOf, newToken, open, seal } from './seal.js';

const HOURS = 24;
const OF_ONE_PERSON = 5;

/** Posted forms that wait for their person: sealed under a key that only their browser carries, for a day at most. */
@Injectable()
export class KeptForms {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async keep(account: number, form: KeptForm, reply: FastifyReply): Promise<void> {
    const [token, now] = [newToken(), this.clock.now()];
    const ends = new Date(now.getTime() + HOURS * 3_600_000);
    await this.db.tx(async (tx) => {
      await tx.change('delete from kept_forms where ends_at < $1', [now]);
      await tx.change(
        'delete from kept_forms where id in (select id from kept_forms where account_id = $1 order by kept_at desc offset $2)',
        [account, OF_ONE_PERSON - 1],
      );
      // An account that is no more keeps nothing.
      await tx.change(
        'insert into kept_forms (id, account_id, sealed, kept_at, ends_at) select $1, id, $3, $4, $5 from accounts where id = $2',
        [nameOf(token), account, seal(token, form), now, ends],
      );
    });
    void reply.setCookie(KEPT_COOKIE, `${account}.${token}`, {
      httpOnly: true,
      sameSite: 'lax',
      secure: this.config.secureCookies,
      path: '/',
      maxAge: HOURS * 3600,
    });
  }

  /** What this browser had typed, if it was this account that typed it. */
  async find(request: FastifyRequest, account: number): Promise<{ form: KeptForm; at: Date } | null> {
    const token = tokenOf(request);
    if (!token) return null;
    const row = await this.db.one<{ sealed: Buffer; at: Date }>(
      'select sealed, kept_at as at from kept_forms where id = $1 and account_id = $2 and ends_at >= $3',
      [nameOf(token), account, this.clock.now()],
    );
    return row ? { form: open<KeptForm>(token, row.sealed), at: row.at } : null;
  }

  async forget(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = tokenOf(request);
    if (!token) return;
    await this.db.rows('delete from kept_forms where id = $1', [nameOf(token)]);
    void reply.clearCookie(KEPT_COOKIE, { path: '/' });
  }
}

function tokenOf(request: FastifyRequest): string {
  return (request.cookies[KEPT_COOKIE] ?? '').split('.')[1] ?? '';
}
