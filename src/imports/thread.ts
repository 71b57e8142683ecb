import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PROJECT_ROOT } from '../config.js';
import type { InThread } from './import-kind.js';
import { UnreadableFile } from './table.js';

/** What reading or planning one file may cost. One that wants more is refused as too big, and nobody else has waited for it. */
const BOUNDS = { megabytes: 768, milliseconds: 60_000 } as const;
/** At most so many files are worked on at the same time; the next one waits for its turn. */
const THREADS = 2;
/** Threads run the built program, also for a caller that is not built (tests). */
const BUILT = join(PROJECT_ROOT, 'dist');

const waiting: (() => void)[] = [];
let running = 0;

/**
 * Calls a function of the product in a thread of its own, so that pages are answered while a file is read and planned. What is
 * large goes in and out as bytes (json-bytes.ts): taking objects apart would cost this thread what it saves. Answers when the
 * thread is gone, and its memory with it. Throws UnreadableFile `too-big`
 * past the bounds, and what the function throws.
 */
export async function inThread<T>({ module, name }: InThread, ...args: unknown[]): Promise<T> {
  await turn();
  try {
    return await run<T>({ module: join(BUILT, module), name, args });
  } finally {
    running--;
    waiting.shift()?.();
  }
}

async function turn(): Promise<void> {
  if (running >= THREADS) await new Promise<void>((next) => waiting.push(next));
  running++;
}

function run<T>(work: InThread & { args: unknown[] }): Promise<T> {
  return new Promise((done, failed) => {
    const worker = new Worker(join(BUILT, 'imports/thread-entry.js'), {
      workerData: work,
      resourceLimits: { maxOldGenerationSizeMb: BOUNDS.megabytes },
      execArgv: [],
      env: {},
    });
    const timer = setTimeout(() => end(() => failed(new UnreadableFile({ code: 'too-big' }))), BOUNDS.milliseconds);
    const end = (word: () => void) => {
      clearTimeout(timer);
      void worker.terminate().then(word, failed);
    };
    worker.once('message', (answer: { value: T }) => end(() => done(answer.value)));
    worker.once('error', (error) =>
      end(() => failed(isTooBig(error) ? new UnreadableFile({ code: 'too-big' }) : error)),
    );
  });
}

function isTooBig(error: Error): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
}
