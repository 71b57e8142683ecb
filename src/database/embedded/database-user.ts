import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { EmbeddedDatabaseError } from './embedded-error.js';
import type { Log } from './options.js';

/** Whom PostgreSQL runs as. Without ids: as the one who runs this program. */
export interface DatabaseUser {
  uid?: number;
  gid?: number;
}

/**
 * PostgreSQL refuses to run as root. There it runs as the owner of the data it made before, as the system's own
 * database user, as one made for it, or at last as nobody.
 */
export function databaseUser(cluster: string, log: Log): DatabaseUser {
  const owner = existsSync(cluster) ? statSync(cluster) : undefined;
  const me = process.getuid?.();
  if (me === undefined) return {};
  if (me !== 0) {
    if (owner && owner.uid !== me) throw belongsToAnother(cluster);
    return {};
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return named('postgres') ?? named('_postgres') ?? made('postgres', log) ?? named('nobody') ?? nobodyAtAll();
}

/** May this user enter the folder and run the program? The system itself is asked. */
export function mayEnter(user: DatabaseUser, folder: string): boolean {
  return user.uid === undefined || succeeds('/bin/ls', ['-d', `${folder}/.`], user);
}

export function mayRun(user: DatabaseUser, program: string): boolean {
  return user.uid === undefined || succeeds(program, ['--version'], user);
}

function succeeds(program: string, args: string[], user: DatabaseUser): boolean {
  return spawnSync(program, args, { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

function named(name: string): DatabaseUser | undefined {
  const ask = (flag: string) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
}

function made(name: string, log: Log): DatabaseUser | undefined {
  const args = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name];
  if (spawnSync('useradd', args, { stdio: 'ignore' }).status !== 0) return undefined;
  log(`made the system user ${name}: PostgreSQL refuses to run as root`);
  return named(name);
}

function belongsToAnother(cluster: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    'DATA_UNREACHABLE',
    `${cluster} belongs to another user: start as that user or as root, or set DATA_DIR to another folder`,
  );
}

function nobodyAtAll(): never {
  throw new EmbeddedDatabaseError(
    'DATA_UNREACHABLE',
    'PostgreSQL refuses to run as root and no other user was found: start as an ordinary user',
  );
}
