import type { INestApplication } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { Lifecycle } from './lifecycle.js';

export type Stop = (status: number) => Promise<void>;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** How long those who are being served may still take. After a fault it may be them who wait for nothing. */
const GRACE = 10_000;
const GRACE_AFTER_FAULT = 3_000;
const LAST_WORDS = 1_000;
const GIVE_UP = 30_000;

/** Ends the program once, in order: nobody new, an answer for everybody who has come, then the database. */
export function stopper(
  app: INestApplication,
  lifecycle: Lifecycle,
  drainSeconds: number,
  stopDatabase: () => Promise<void>,
): Stop {
  return async (status) => {
    if (lifecycle.phase === 'draining') return;
    const served = lifecycle.phase === 'serving';
    lifecycle.phase = 'draining';
    setTimeout(() => process.exit(status || 1), drainSeconds * 1000 + GIVE_UP).unref();
    try {
      if (served && status === 0 && drainSeconds > 0) await pause(drainSeconds * 1000);
      const closed = app.close();
      const wait = pause(status === 0 ? GRACE : GRACE_AFTER_FAULT).then(() => lifecycle.answerRest());
      await Promise.race([closed, wait.then(() => pause(LAST_WORDS))]);
      await stopDatabase();
    } catch (error) {
      tell(error);
    }
    process.exit(status);
  };
}

export function stopOnSignals(stop: Stop): void {
  for (const signal of SIGNALS) process.on(signal, () => void stop(0));
}

/** What no handler caught: nobody knows what state it left, so it is told and the program ends in order. */
export function stopOnFaults(stop: Stop): void {
  // Whoever read our words is gone; saying so would fail the same way.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const fault = (error: unknown) => {
    tell(error);
    void stop(1);
  };
  process.on('uncaughtException', fault);
  process.on('unhandledRejection', fault);
}

function tell(error: unknown): void {
  process.stderr.write(
    `Lỗi không ai bắt được, chương trình dừng lại · Uncaught, the program stops: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
}
