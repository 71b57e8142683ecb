import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthMark, isAlive } from './processes.js';

export interface Holder {
  pid: number;
  born: string;
  /** What it is: the address it serves, or the name of a command. */
  what: string;
}

/**
 * One program at a time looks after a data folder. The lock names its process and when that began, so that the lock of
 * a killed one is seen through. Returns the way to let go, or who holds it.
 */
export function takeLock(dataDir: string, what: string): { release: () => void } | { holder: Holder } {
  const path = join(dataDir, 'in-use.json');
  const mine = JSON.stringify({ pid: process.pid, born: birthMark(process.pid), what } satisfies Holder);
  for (;;) {
    if (create(path, mine)) return { release: () => release(path, mine) };
    const text = read(path);
    if (text === undefined) continue;
    const holder = parse(text);
    if (holder && isHeldBy(holder)) return { holder };
    clear(path, text);
  }
}

function isHeldBy(holder: Holder): boolean {
  return isAlive(holder.pid) && birthMark(holder.pid) === holder.born;
}

/** A link appears with its content, or not at all. */
function create(path: string, text: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Takes a dead lock away; when somebody else's fresh one was caught instead, it goes back. */
function clear(path: string, dead: string): void {
  const aside = `${path}.${process.pid}.old`;
  try {
    renameSync(path, aside);
    if (read(aside) !== dead) linkSync(aside, path);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function release(path: string, mine: string): void {
  if (read(path) === mine) rmSync(path, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}
