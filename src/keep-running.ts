import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

export const SUPERVISED = '--supervised';

/** What the program is told when it is started. */
export interface Supervised {
  database?: { ownerUrl: string; appUrl: string };
  again: boolean;
}

interface Run {
  status: number;
  /** Whether it came as far as serving. */
  served: boolean;
  /** Since then. */
  seconds: number;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const LONGEST_PAUSE = 60;
/** After so long without a fault the next one is a first one again. */
const CALM_SECONDS = 60;

/** Seconds to wait after so many faults in a row. */
export function pauseAfter(faults: number): number {
  return Math.min(2 ** (faults - 1), LONGEST_PAUSE);
}

/**
 * Runs the program and starts it again when it ends by a fault, each time after a longer pause. What ends as it was asked
 * to, or could not start in the first place, is left alone. Resolves to the exit status.
 */
export async function keepRunning(
  program: string,
  database: Supervised['database'],
  say: (line: string) => void,
): Promise<number> {
  const asked = new AbortController();
  let child: ChildProcess | undefined;
  const pass = (signal: NodeJS.Signals) => {
    asked.abort();
    child?.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, pass);
  try {
    for (let faults = 0, again = false; ; again = true) {
      child = fork(program, [SUPERVISED], { execArgv: ['--enable-source-maps'] });
      const run = await runOf(child, { database, again });
      if (asked.signal.aborted || run.status === 0 || !(run.served || again)) return run.status;
      faults = run.seconds > CALM_SECONDS ? 1 : faults + 1;
      const seconds = pauseAfter(faults);
      say(
        `Thước Đo dừng vì lỗi (${run.status}), chạy lại sau ${seconds} giây · Stopped by a fault, starting again in ${seconds} s`,
      );
      await pause(seconds * 1000, undefined, { signal: asked.signal }).catch(() => undefined);
      if (asked.signal.aborted) return run.status;
    }
  } finally {
    for (const signal of SIGNALS) process.off(signal, pass);
  }
}

async function runOf(child: ChildProcess, told: Supervised): Promise<Run> {
  let servedSince: number | undefined;
  child.on('message', () => (servedSince ??= performance.now()));
  // It may have ended before it could be told anything.
  child.send(told, () => undefined);
  // It may end before what it said is heard; when it has left the channel, all of it has been.
  const [ended] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  const [status, signal] = ended as [number | null, NodeJS.Signals | null];
  return {
    status: status ?? (signal ? 1 : 0),
    served: servedSince !== undefined,
    seconds: servedSince === undefined ? 0 : (performance.now() - servedSince) / 1000,
  };
}
