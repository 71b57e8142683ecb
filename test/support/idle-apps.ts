import { mkdirSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Checkpoints } from '../../src/audit/checkpoints/checkpoints.service.js';
import type { Clock } from '../../src/clock.js';
import type { Config } from '../../src/config.js';
import { DatabaseWatch } from '../../src/database/database-watch.js';
import { Db } from '../../src/database/db.js';
import { Labels } from '../../src/web/labels.js';
import { atEnd } from './at-end.js';
import type { Template, TestDatabase } from './database.js';

/** An application that listens, and the database it works on. */
export interface Running {
  app: NestFastifyApplication;
  config: Config;
  clock: Clock;
  database: TestDatabase;
  url: string;
}

/**
 * Starting an application is most of the work of a small test, and it keeps nothing between two requests that is not in
 * its database or its folder of files. So who is done with one leaves it here, and the next gets it with both made anew.
 */
const idle: Running[] = [];
const MOST_IDLE = 2;
const TURNS = 400;

/** One that somebody has left, on a new database of the same name; undefined when there is none. */
export async function takeIdle(template?: Template): Promise<Running | undefined> {
  const running = idle.pop();
  if (!running) return undefined;
  await running.database.renew(template);
  if (await isAsNew(running)) return running;
  await end(running);
  return undefined;
}

/** Whoever has put something in the place of a part of it cannot leave it to others. */
export async function leave(running: Running): Promise<void> {
  const { app, config } = running;
  const isChanged = Object.hasOwn(app.get(Db), 'tx');
  if (isChanged || idle.length >= MOST_IDLE) return end(running);
  await app.get(Checkpoints).settled();
  app.get(Labels).missed.clear();
  rmSync(config.dataDir, { recursive: true, force: true });
  mkdirSync(config.dataDir);
  idle.push(running);
}

export async function end({ app, database }: Running): Promise<void> {
  await app.close();
  await database.drop();
}

atEnd(async () => {
  for (const running of idle.splice(0)) await end(running);
});

/** The old database's connections were cut; when the last has noticed, and the watch has seen the new one, nothing is left of it. */
async function isAsNew({ app }: Running): Promise<boolean> {
  const [{ pool }, watch] = [app.get(Db), app.get(DatabaseWatch)];
  for (let turn = 0; turn < TURNS; turn++) {
    if (pool.totalCount === 0 && (await watch.answersNow()) && !watch.away) return true;
    await pause(5);
  }
  return false;
}
