import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PROJECT_ROOT } from '../../config.js';

const WORKER = join(PROJECT_ROOT, 'src/reports/paper/typst-worker.mjs');
const MEMORY_LIMIT = 240 * 1024 * 1024;
const TIME_LIMIT_MS = 120_000;

interface Answer {
  pdf?: Uint8Array;
  fault?: string;
  memory: number;
}

/** The thread in which papers are made, so that a long one holds up no page. Started at the first paper, renewed as it grows. */
export class TypstThread {
  private worker: Worker | undefined;

  /** One at a time: the caller waits for the last before asking for the next. */
  async compile(template: string, data: string): Promise<Uint8Array> {
    const worker = (this.worker ??= this.begin());
    worker.ref();
    try {
      const answer = await this.ask(worker, { template, data });
      if (answer.memory > MEMORY_LIMIT) await this.end();
      if (!answer.pdf) throw new Error(`paper ${template}: ${answer.fault}`);
      return answer.pdf;
    } finally {
      worker.unref();
    }
  }

  /** It may fail between two papers, when nobody waits for its answer: then the next paper begins a new one. */
  private begin(): Worker {
    const worker = new Worker(WORKER, { workerData: { templates: join(PROJECT_ROOT, 'templates/paper') } });
    worker.on('error', () => {
      if (this.worker === worker) this.worker = undefined;
    });
    return worker;
  }

  private async ask(worker: Worker, question: { template: string; data: string }): Promise<Answer> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), TIME_LIMIT_MS);
    try {
      worker.postMessage(question);
      const [answer] = (await once(worker, 'message', { signal: stop.signal })) as [Answer];
      return answer;
    } catch (error) {
      await this.end();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  private async end(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    await worker?.terminate();
  }
}
