import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import pg, { type Pool, type PoolClient } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Unavailable } from '../web/errors.js';
import { cut } from './cut.js';
import { sqlState } from './db.js';

export const DATABASE_URL = Symbol('database url');

const EVERY = 1000;
const PATIENCE = 3000;
const ASKED_PATIENCE = 2000;
const TOO_MANY_CONNECTIONS = '53300';

/**
 * Asks the database every second, on a connection of its own, whether it is there. A frozen one gives no error, it just
 * does not answer: then every connection is cut, so that who waits is told, and nobody new begins to wait until it answers again.
 */
@Injectable()
export class DatabaseWatch implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  away = false;
  private readonly log = new Logger('database');
  private readonly inUse = new Set<PoolClient>();
  private client: pg.Client | undefined;
  private asking: Promise<boolean> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    @Inject(DATABASE_URL) private readonly url: string,
    @Inject(DataSource) private readonly source: DataSource,
  ) {}

  onModuleInit(): void {
    const pool = (this.source.driver as unknown as { master: Pool }).master;
    pool.on('acquire', (client) => this.inUse.add(client));
    pool.on('remove', (client) => this.inUse.delete(client));
    this.refuseWhileAway(pool);
  }

  onApplicationBootstrap(): void {
    this.askAgain();
  }

  onModuleDestroy(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.drop();
  }

  /** The answer for somebody who asks now and cannot wait for long. */
  async answersNow(): Promise<boolean> {
    const late = pause(ASKED_PATIENCE, false, { ref: false });
    return Promise.race([this.answers(), late]);
  }

  /** Asked once at a time, however many want to know. */
  private answers(): Promise<boolean> {
    return (this.asking ??= this.ask().finally(() => (this.asking = undefined)));
  }

  private askAgain(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.answers().then(() => this.askAgain()), EVERY).unref();
  }

  /** One silence proves nothing: the connection may have been ended, or this program was busy. So it is asked twice, the second time on a new one. */
  private async ask(): Promise<boolean> {
    const here = (await this.selectOne()) || (!this.away && (await this.selectOne()));
    if (this.stopped) return here;
    if (here === this.away) this.log.warn(here ? 'the database answers again' : 'the database does not answer');
    this.away = !here;
    if (!here) for (const client of this.inUse) cut(client);
    return here;
  }

  private async selectOne(): Promise<boolean> {
    if (this.stopped) return false;
    try {
      await (await this.connected()).query('select 1');
      return true;
    } catch (error) {
      this.drop();
      return sqlState(error) === TOO_MANY_CONNECTIONS;
    }
  }

  private async connected(): Promise<pg.Client> {
    if (this.client) return this.client;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'thuoc-do watch',
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
    });
    client.on('error', () => undefined);
    this.client = client;
    await client.connect();
    return client;
  }

  private drop(): void {
    if (this.client) cut(this.client);
    this.client = undefined;
  }

  /** For everybody at the pool: entities, statements, sessions. */
  private refuseWhileAway(pool: Pool): void {
    type Taken = (error: Error | undefined, client: PoolClient | undefined, release: () => void) => void;
    const connect = pool.connect.bind(pool) as (taken?: Taken) => unknown;
    const refuse = (taken?: Taken) =>
      taken ? taken(new Unavailable(), undefined, () => undefined) : Promise.reject(new Unavailable());
    pool.connect = ((taken?: Taken) => (this.away ? refuse(taken) : connect(taken))) as Pool['connect'];
  }
}
