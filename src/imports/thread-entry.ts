import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/** The other end of thread.ts: one call, one answer. */
const { module, name, args } = workerData as { module: string; name: string; args: unknown[] };
const functions = (await import(pathToFileURL(module).href)) as Record<string, (...args: unknown[]) => unknown>;
parentPort!.postMessage({ value: await functions[name]!(...args) });
