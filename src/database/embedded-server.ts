import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createCluster, resetPassword } from './embedded/cluster.js';
import { type Holder, takeLock } from './embedded/data-lock.js';
import { EmbeddedDatabaseError } from './embedded/embedded-error.js';
import type { EmbeddedOptions } from './embedded/options.js';
import { keptPasswords, type Passwords, readPasswords } from './embedded/passwords.js';
import { findPlace, hasCluster, type Place, removeDrafts } from './embedded/place.js';
import { choosePort, keepPort, keptPort } from './embedded/port.js';
import { runningPostmaster, startPostmaster, stopPostmaster } from './embedded/postmaster.js';
import { answers, ensureRoles, type Urls, urlsOf } from './embedded/roles.js';
import { supervise } from './embedded/supervise.js';

export interface EmbeddedServer extends Urls {
  stop(): Promise<void>;
}

const PATIENCE = 60_000;
const ENDS_WITHIN = 4_000;

/**
 * Starts the database of this folder for the program that looks after it. Refuses when another one does already; one
 * that is just ending is waited for.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const end = Date.now() + ENDS_WITHIN;
  for (;;) {
    try {
      return await startAlone(options);
    } catch (error) {
      if (!isInUse(error) || Date.now() > end) throw error;
    }
    await pause(100);
  }
}

async function startAlone(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const place = findPlace(resolve(options.dataDir), options.log ?? silent);
  const lock = takeLock(place.dataDir, options.what ?? 'Thước Đo');
  if ('holder' in lock) throw inUse(place, lock.holder);
  try {
    const found = runningPostmaster(place.cluster);
    if (found) await stopPostmaster(found.pid);
    const { child, port, passwords } = await bringUp(place, options);
    const guard = supervise({ place, port, child, options, release: lock.release });
    return { ...urlsOf(port, passwords), stop: guard.stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** For a command: the database of the program that is running, or else one started for as long as the command takes. */
export async function joinEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir);
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await startAlone(options);
    } catch (error) {
      if (!isInUse(error) || Date.now() > end) throw error;
    }
    const urls = urlsNow(dataDir);
    if (urls && (await answers(urls.appUrl))) return { ...urls, stop: async () => undefined };
    await pause(100);
  }
}

/** The database of the program that is running; undefined where none runs. Nothing is started or made. */
export async function runningEmbedded(dataDir: string): Promise<Urls | undefined> {
  const urls = urlsNow(resolve(dataDir));
  return urls && (await answers(urls.appUrl)) ? urls : undefined;
}

/** For tests: one database for several processes, started by the first and left running for `stopShared`. */
export async function shareEmbedded(options: EmbeddedOptions): Promise<Urls> {
  const place = findPlace(resolve(options.dataDir), options.log ?? silent);
  const end = Date.now() + PATIENCE;
  for (;;) {
    const lock = takeLock(place.dataDir, 'tests');
    if ('release' in lock) {
      try {
        const found = runningPostmaster(place.cluster);
        if (found) return urlsOf(found.port, readPasswords(place.dataDir));
        const { port, passwords } = await bringUp(place, options);
        return urlsOf(port, passwords);
      } finally {
        lock.release();
      }
    }
    if (Date.now() > end) throw inUse(place, lock.holder);
    await pause(20);
  }
}

async function bringUp(
  place: Place,
  options: EmbeddedOptions,
): Promise<{ child: ChildProcess; port: number; passwords: Passwords }> {
  const { passwords, fresh } = keptPasswords(place.dataDir);
  removeDrafts(place);
  const settings = options.settings ?? [];
  const isNew = !hasCluster(place);
  if (isNew) await createCluster(place, passwords.admin, !settings.includes('fsync=off'));
  else if (fresh) resetPassword(place, passwords.admin);
  const { child, port } = await startOnSomePort(place, settings);
  try {
    await ensureRoles(urlsOf(port, passwords), passwords, fresh && !isNew);
    return { child, port, passwords };
  } catch (error) {
    if (child.pid) await stopPostmaster(child.pid);
    throw error;
  }
}

/** Somebody may take the port between our look and the start; children of a killed server may need a moment to end. */
async function startOnSomePort(place: Place, settings: string[]): Promise<{ child: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(place.dataDir);
    try {
      const child = await startPostmaster(place, port, settings);
      keepPort(place.dataDir, port);
      return { child, port };
    } catch (error) {
      if (attempt === 5) throw error;
      await pause(attempt * 300);
    }
  }
}

function urlsNow(dataDir: string): Urls | undefined {
  const port = keptPort(dataDir);
  try {
    return port ? urlsOf(port, readPasswords(dataDir)) : undefined;
  } catch {
    return undefined;
  }
}

function isInUse(error: unknown): boolean {
  return error instanceof EmbeddedDatabaseError && error.code === 'DATA_IN_USE';
}

function inUse(place: Place, holder: Holder): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    'DATA_IN_USE',
    `${place.dataDir} is in use: ${holder.what} is running already (process ${holder.pid})`,
  );
}

function silent(): void {}
