import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { EmbeddedOptions } from './options.js';
import type { Place } from './place.js';
import { runningPostmaster, startPostmaster, stopPostmaster } from './postmaster.js';
import { signal } from './processes.js';

interface Watched {
  place: Place;
  port: number;
  child: ChildProcess;
  options: EmbeddedOptions;
  release: () => void;
}

const DELAYS = [0, 200, 500, 1000, 2000, 5000, 10_000];

/** Starts the database again, on the same port, whenever it ends by itself; stops it with the program. */
export function supervise({ place, port, child: first, options, release }: Watched): { stop(): Promise<void> } {
  const log = options.log ?? (() => undefined);
  let child = first;
  let stopping = false;
  let restarting: Promise<void> | undefined;

  async function restart(): Promise<void> {
    for (let attempt = 0; !stopping; attempt++) {
      await pause(DELAYS[Math.min(attempt, DELAYS.length - 1)]);
      try {
        child = await startPostmaster(place, port, options.settings ?? []);
        log('the database is running again');
        return watch();
      } catch (error) {
        log((error as Error).message);
      }
    }
  }

  function watch(): void {
    const ended = () => {
      if (stopping) return;
      log('the database ended by itself; starting it again');
      options.onExit?.();
      restarting = restart();
    };
    if (child.exitCode !== null || child.signalCode !== null) ended();
    else child.once('exit', ended);
  }

  function leave(): void {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) signal(child.pid, 'SIGINT');
    release();
  }

  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    await restarting;
    process.off('exit', leave);
    const running = runningPostmaster(place.cluster);
    if (running) await stopPostmaster(running.pid);
    release();
  }

  process.once('exit', leave);
  watch();
  return { stop };
}
