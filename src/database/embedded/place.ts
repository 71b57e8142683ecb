import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Binaries, copyBinaries, findBinaries, packageVersion } from './binaries.js';
import { type DatabaseUser, databaseUser, mayEnter, mayRun } from './database-user.js';
import { EmbeddedDatabaseError } from './embedded-error.js';
import type { Log } from './options.js';

/** Where one database lives and by whom it is run. */
export interface Place {
  dataDir: string;
  /** The name under which it is found; a link when the data folder is closed to the database's user. */
  cluster: string;
  /** The folder in which a new one is made. */
  home: string;
  /** New ones carry this in their names until they are whole. */
  draftPrefix: string;
  user: DatabaseUser;
  binaries: Binaries;
  logFile: string;
}

/** Outside /root and other closed folders, so that the database's user can get there. */
const SYSTEM_HOME = '/var/lib/thuoc-do';

export function findPlace(dataDir: string, log: Log): Place {
  makeFolder(dataDir);
  const cluster = join(dataDir, 'postgres');
  const user = databaseUser(cluster, log);
  if (user.uid !== undefined) chmodSync(dataDir, statSync(dataDir).mode | 0o011);
  const home = mayEnter(user, dataDir) ? dataDir : openHome(cluster, user, log);
  return {
    dataDir,
    cluster,
    home,
    draftPrefix: `postgres.new-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}-`,
    user,
    binaries: reachableBinaries(user),
    logFile: join(dataDir, 'postgres.log'),
  };
}

/** Whether there is a database to open, before anything is made for it. */
export function hasClusterIn(dataDir: string): boolean {
  return hasCluster({ cluster: join(dataDir, 'postgres') });
}

export function hasCluster({ cluster }: Pick<Place, 'cluster'>): boolean {
  return lstatSync(cluster, { throwIfNoEntry: false }) !== undefined;
}

/** What a killed first start left half made. */
export function removeDrafts(place: Place): void {
  for (const name of readdirSync(place.home)) {
    if (name.startsWith(place.draftPrefix))
      rmSync(join(place.home, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    realpathSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new EmbeddedDatabaseError(
      'DATA_UNREACHABLE',
      `${path} cannot be made or entered (${code}): set DATA_DIR to another folder`,
    );
  }
}

function openHome(cluster: string, user: DatabaseUser, log: Log): string {
  const known = lstatSync(cluster, { throwIfNoEntry: false });
  if (known?.isDirectory()) throw closed(cluster);
  try {
    mkdirSync(SYSTEM_HOME, { recursive: true, mode: 0o755 });
  } catch {
    throw closed(cluster);
  }
  if (!mayEnter(user, SYSTEM_HOME)) throw closed(cluster);
  if (!known)
    log(`the database's user may not enter ${cluster}: its files are kept in ${SYSTEM_HOME}, with a link from there`);
  return SYSTEM_HOME;
}

function reachableBinaries(user: DatabaseUser): Binaries {
  const binaries = findBinaries();
  if (mayRun(user, binaries.postgres)) return binaries;
  return copyBinaries(binaries, join(SYSTEM_HOME, `postgresql-${packageVersion()}`));
}

function closed(cluster: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    'DATA_UNREACHABLE',
    `PostgreSQL refuses to run as root, and its own user may not enter ${cluster}: set DATA_DIR to a folder every user may enter, or start as an ordinary user`,
  );
}
