import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedDatabaseError } from './embedded-error.js';
import type { Place } from './place.js';
import { commandLine, isAlive, signal, until } from './processes.js';

const READY_WITHIN = 120_000;
const LOG_LIMIT = 10_000_000;

/** The server that is running on this folder, if there is one: the pid file alone proves nothing. */
export function runningPostmaster(cluster: string): { pid: number; port: number } | undefined {
  const lines = pidFile(cluster);
  const pid = Number(lines[0]);
  return pid > 0 && isPostmasterOf(pid, cluster) ? { pid, port: Number(lines[3]) } : undefined;
}

/** Starts the server and waits until it takes connections. */
export async function startPostmaster(place: Place, port: number, settings: string[]): Promise<ChildProcess> {
  removeStalePidFile(place.cluster);
  const log = openLog(place.logFile);
  const from = statSync(place.logFile).size;
  const child = spawn(place.binaries.postgres, serverArguments(realpathSync(place.cluster), port, settings), {
    ...place.user,
    cwd: '/',
    env: cleanEnvironment(),
    stdio: ['ignore', log, log],
    detached: true, // Ctrl-C in the terminal is for the program, which stops the database after itself
  });
  closeSync(log);
  child.unref();
  const problem = await readyOrProblem(child, place.cluster);
  if (problem === undefined) return child;
  child.kill('SIGQUIT');
  throw new EmbeddedDatabaseError(
    'DATABASE_FAILED',
    `PostgreSQL did not start: ${problem} ${logFrom(place.logFile, from)}`.trim(),
  );
}

/** Asks the server to end its sessions and stop; insists when it does not. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [name, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    signal(pid, name);
    if (await until(() => !isAlive(pid), patience)) return;
  }
}

/** Nothing of ours (PGOPTIONS, LD_LIBRARY_PATH, a time zone) may change how the database behaves. */
export function cleanEnvironment(): NodeJS.ProcessEnv | undefined {
  return process.platform === 'win32' ? undefined : { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

function serverArguments(cluster: string, port: number, settings: string[]): string[] {
  const all = [
    ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`, 'timezone=UTC', 'log_timezone=UTC'],
    ...['max_connections=100', 'password_encryption=scram-sha-256', 'log_checkpoints=off', 'log_line_prefix=%m [%p] '],
    ...settings,
  ];
  return ['-D', cluster, ...all.flatMap((setting) => ['-c', setting])];
}

async function readyOrProblem(child: ChildProcess, cluster: string): Promise<string | undefined> {
  let ended: string | undefined;
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, by) => (ended ??= `(it ended with ${by ?? code})`));
  const end = Date.now() + READY_WITHIN;
  while (ended === undefined && Date.now() < end) {
    const lines = pidFile(cluster);
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return undefined;
    await pause(10);
  }
  return ended ?? `(not ready within ${READY_WITHIN / 1000} s)`;
}

function pidFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function isPostmasterOf(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  const folder = realpathSync(cluster);
  try {
    const inside = readlinkSync(`/proc/${pid}/cwd`) === folder;
    return inside && basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres');
  } catch {
    const command = commandLine(pid);
    return (
      command.includes('postgres') &&
      (process.platform === 'win32' || command.includes(cluster) || command.includes(folder))
    );
  }
}

/**
 * PostgreSQL will not start while the pid in its file belongs to anybody, be it a stranger who got the same number or
 * a zombie. It still finds living children of a dead server by their shared memory.
 */
function removeStalePidFile(cluster: string): void {
  if (runningPostmaster(cluster) === undefined) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return openSync(path, size > LOG_LIMIT ? 'w' : 'a', 0o600);
}

function logFrom(path: string, start: number): string {
  const lines = readFileSync(path).subarray(start).toString().trim().split('\n');
  return lines
    .filter((line) => /FATAL|HINT|ERROR|PANIC|error/.test(line))
    .slice(-4)
    .join(' ')
    .slice(0, 600);
}
