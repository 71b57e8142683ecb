import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { atEnd } from '../support/at-end.js';

export interface ReadPdf {
  text: string;
  pages: { width: number; height: number; text: string; tops: { text: string; fromTop: number }[] }[];
  lang: string | null;
  marked: boolean;
  title: string;
  roles: string[];
  alts: string[];
}

interface Answer {
  id: number;
  pdf: ReadPdf;
  error?: Error;
}

let thread: Worker | undefined;
let asked = 0;
const waiting = new Map<number, (answer: Answer) => void>();

/**
 * What a reader program finds in a PDF. It is read in a thread of its own: the reader puts slower parts of its own in the place of
 * `JSON.stringify` and `Array.push`, and whoever shares its world pays for it in everything that follows.
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  thread ??= start();
  const id = ++asked;
  const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
  thread.postMessage({ id, bytes: new Uint8Array(bytes) });
  const { pdf, error } = await answered;
  if (error) throw error;
  return pdf;
}

function start(): Worker {
  const worker = new Worker(join(process.cwd(), 'test', 'support', 'read-pdf-thread.mjs'), { execArgv: [] });
  worker.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  worker.on('error', (error) => {
    for (const [id, answer] of waiting) answer({ id, error } as Answer);
    waiting.clear();
  });
  atEnd(async () => void (await worker.terminate()));
  return worker;
}
