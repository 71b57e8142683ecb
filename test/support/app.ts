import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { makeApp } from '../../src/app.setup.js';
import { Clock } from '../../src/clock.js';
import { loadConfig, type Config, type Setting } from '../../src/config.js';
import { Db } from '../../src/database/db.js';
import type { Lifecycle } from '../../src/lifecycle.js';
import { Views } from '../../src/web/views.js';
import { Client } from './client.js';
import { createTestDatabase, type Template } from './database.js';
import { end, leave, takeIdle, type Running } from './idle-apps.js';

export interface TestApp {
  app: NestFastifyApplication;
  config: Config;
  url: string;
  ownerUrl: string;
  appUrl: string;
  db: Db;
  clock: Clock;
  /** A new browser; with a login, already signed in. */
  client(login?: string): Promise<Client>;
  /** The browser of somebody, signed in at their first word; keys of the test ward are logins. */
  as(login: string): Promise<Client>;
  close(): Promise<void>;
}

export interface Differently {
  /** What its database is a copy of, instead of the bare schema. */
  template?: Template;
  /** The way to the database, for who wants to disturb it. */
  reach?: (appUrl: string) => Promise<string>;
  lifecycle?: Lifecycle;
}

/** The whole product on a database of its own, listening on a free port. The clock stands where it is set. */
export async function startTestApp(
  now = '2026-11-20T02:00:00Z',
  settings: Partial<Record<Setting, string>> = {},
  differently: Differently = {},
): Promise<TestApp> {
  const { template, ...others } = differently;
  const usual = Object.keys(settings).length + Object.keys(others).length === 0;
  const running = (usual && (await takeIdle(template))) || (await run(settings, differently));
  const { app, config, clock, database, url } = running;
  clock.set(new Date(now));
  const client = async (login?: string): Promise<Client> => {
    const browser = new Client(url);
    if (login) await browser.signIn(login);
    return browser;
  };
  const signedIn = new Map<string, Promise<Client>>();
  const test: TestApp = {
    app,
    config,
    url,
    clock,
    db: app.get(Db),
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    client,
    as: (login) => {
      const known = signedIn.get(login) ?? client(login.toLowerCase());
      signedIn.set(login, known);
      return known;
    },
    close: async () => {
      if (usual) await leave(running);
      else await end(running);
      letGo(test);
    },
  };
  return test;
}

async function run(
  settings: Partial<Record<Setting, string>>,
  { template, reach, lifecycle }: Differently,
): Promise<Running> {
  const database = await createTestDatabase(template);
  const config = loadConfig({
    DATABASE_URL: database.appUrl,
    SESSION_SECRET: 'a secret for tests only, long enough',
    LOG_LEVEL: 'silent',
    POOL_SIZE: '8',
    COSTLY_PER_MINUTE: '1000000',
    DATA_DIR: mkdtempSync(join(process.env['TEST_DATA_DIR']!, 'files-')),
    ...settings,
  });
  const clock = new Clock(config.timeZone);
  const app = await makeApp(config, (await reach?.(database.appUrl)) ?? database.appUrl, clock, lifecycle);
  await app.listen(0, '127.0.0.1');
  refuseWords(app);
  return { app, config, clock, database, url: (await app.getUrl()).replace('[::1]', '127.0.0.1') };
}

/** A test file's variables outlive it where many files share a process: what they hold must be small. */
function letGo(test: TestApp): void {
  Object.assign(test, { app: undefined, db: undefined });
}

const watched = new WeakSet<object>();
const STORED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** No page of any test may give a template a moment that is words already, or have a moment cut to a day. */
function refuseWords(app: NestFastifyApplication): void {
  const { engine } = app.get(Views) as unknown as {
    engine: { helpers: Record<string, (...args: unknown[]) => unknown> };
  };
  if (watched.has(engine)) return;
  watched.add(engine);
  for (const name of ['moment', 'datetime', 'date']) {
    const real = engine.helpers[name]!;
    engine.helpers[name] = function (this: unknown, ...args: unknown[]) {
      const isMoment = args[0] instanceof Date || (typeof args[0] === 'string' && STORED.test(args[0]));
      if (args[0] && isMoment === (name === 'date')) throw new TypeError(`{{${name}}} was given ${String(args[0])}`);
      return real.apply(this, args);
    };
  }
}
