import type { Server } from 'node:http';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { makeApp } from '../../../src/app.setup.js';
import { Clock } from '../../../src/clock.js';
import { loadConfig } from '../../../src/config.js';
import { Db } from '../../../src/database/db.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { sampleOf } from '../../support/sample.js';

export interface SampleApp {
  server: Server;
  url: string;
  db: Db;
  clock: Clock;
  close(): Promise<void>;
}

/** The whole product with the sample ward, on the morning of a day. Everybody may come from an address of their own. */
export async function startSampleApp(
  today = '2026-11-23',
  reach = async (appUrl: string) => appUrl,
): Promise<SampleApp> {
  return startOn(await createTestDatabase(sampleOf(today)), today, reach);
}

/** The same as it is on its first day, with nobody in it. */
export async function startEmptyApp(today: string): Promise<SampleApp> {
  return startOn(await createTestDatabase(), today, async (appUrl) => appUrl);
}

async function startOn(
  database: TestDatabase,
  today: string,
  reach: (appUrl: string) => Promise<string>,
): Promise<SampleApp> {
  const config = loadConfig({
    DATABASE_URL: database.appUrl,
    SESSION_SECRET: 'a secret for journeys only, long enough',
    LOG_LEVEL: 'silent',
    DATA_DIR: mkdtempSync(join(process.env['TEST_DATA_DIR']!, 'files-')),
    POOL_SIZE: '8',
    COSTLY_PER_MINUTE: '1000000',
    TRUST_PROXY: 'loopback',
  });
  const clock = new Clock(config.timeZone);
  clock.set(new Date(`${today}T02:00:00Z`));
  const app = await makeApp(config, await reach(database.appUrl), clock);
  await app.listen(0, '127.0.0.1');
  return {
    server: app.getHttpServer() as Server,
    url: (await app.getUrl()).replace('[::1]', '127.0.0.1'),
    db: app.get(Db),
    clock,
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
