import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-error.js';
import type { Place } from './place.js';
import { cleanEnvironment } from './postmaster.js';

/**
 * Makes the database's folder aside and puts it in its place when it is whole: a start that is killed half-way leaves
 * a draft, never a broken database.
 */
export async function createCluster(place: Place, password: string, durable: boolean): Promise<void> {
  const name = place.draftPrefix + randomBytes(4).toString('hex');
  const draft = join(place.home, name);
  const passwordFile = `${draft}.pw`;
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password + '\n', { mode: 0o600 });
  for (const path of [draft, passwordFile]) giveTo(place, path);
  try {
    await initdb(place, draft, passwordFile, durable);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  putInPlace(place, draft, name);
}

/** For a password file that was lost: PostgreSQL in single-user mode asks for none. The server must be stopped. */
export function resetPassword(place: Place, password: string): void {
  const { status, stderr } = spawnSync(
    place.binaries.postgres,
    ['--single', '-D', realpathSync(place.cluster), 'postgres'],
    {
      ...place.user,
      cwd: '/',
      env: cleanEnvironment(),
      input: `ALTER ROLE postgres PASSWORD '${password}'\n`,
      encoding: 'utf8',
    },
  );
  if (status !== 0)
    throw new EmbeddedDatabaseError(
      'DATABASE_FAILED',
      `the password of the database could not be renewed: ${stderr.trim()}`,
    );
}

function giveTo({ user }: Place, path: string): void {
  if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid);
}

async function initdb(place: Place, folder: string, passwordFile: string, durable: boolean): Promise<void> {
  const args = [
    ...[`--pgdata=${folder}`, `--pwfile=${passwordFile}`, '--username=postgres', '--auth=scram-sha-256'],
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
    ...(durable ? [] : ['--no-sync']),
  ];
  const child = spawn(place.binaries.initdb, args, {
    ...place.user,
    cwd: '/',
    env: cleanEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const status = await new Promise<number | null>((done, failed) => child.on('error', failed).on('close', done));
  if (status !== 0) throw new EmbeddedDatabaseError('DATABASE_FAILED', `initdb failed in ${folder}: ${said.trim()}`);
}

function putInPlace(place: Place, draft: string, name: string): void {
  if (place.home === place.dataDir) {
    renameSync(draft, place.cluster);
    return;
  }
  const kept = join(place.home, name.replace('.new-', '-'));
  renameSync(draft, kept);
  chmodSync(kept, 0o700);
  symlinkSync(kept, place.cluster);
}
