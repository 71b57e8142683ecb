import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/** The other end of thread.ts: one file, one answer. */
const { module, name, bytes, fileName } = workerData as {
  module: string;
  name: string;
  bytes: Uint8Array;
  fileName: string;
};
const functions = (await import(pathToFileURL(module).href)) as Record<
  string,
  (bytes: Uint8Array, fileName: string) => unknown
>;
parentPort!.postMessage({ value: await functions[name]!(bytes, fileName) });
