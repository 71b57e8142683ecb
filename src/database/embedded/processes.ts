import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Is there such a process, and is it more than a zombie that nobody has buried? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return linuxStat(pid)?.state !== 'Z';
}

/** When a process began, in words that only fit that one: a pid alone comes back after a restart of the machine. */
export function birthMark(pid: number): string {
  const started = linuxStat(pid)?.started;
  if (started) return `${bootId()} ${started}`;
  if (process.platform === 'linux' || process.platform === 'win32') return '';
  return output('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

/** The command a process was started with; empty when the system does not tell. */
export function commandLine(pid: number): string {
  if (process.platform === 'linux') return readOr(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
  if (process.platform === 'win32') return output('tasklist', ['/fi', `PID eq ${pid}`, '/fo', 'csv', '/nh']);
  return output('ps', ['-o', 'command=', '-p', String(pid)]);
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Waits until `done` holds; false when it did not within `milliseconds`. */
export async function until(done: () => boolean, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (!done()) {
    if (Date.now() > end) return false;
    await pause(10);
  }
  return true;
}

function linuxStat(pid: number): { state: string; started: string } | undefined {
  const text = process.platform === 'linux' ? readOr(`/proc/${pid}/stat`) : '';
  if (!text) return undefined;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', started: fields[19] ?? '' };
}

function bootId(): string {
  return readOr('/proc/sys/kernel/random/boot_id').trim();
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function output(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
