import type { FastifyInstance } from 'fastify';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Labels } from './labels.js';
import type { Views } from './views.js';

/** For who edits: a request after a change in the folder is answered with the templates and labels as they stand then. */
export function watchTemplates(fastify: FastifyInstance, folder: string, views: Views, labels: Labels): void {
  let shown = newest(folder);
  fastify.addHook('onRequest', async () => {
    const now = newest(folder);
    if (now === shown) return;
    views.load();
    labels.reload();
    shown = now;
  });
}

/** When a file or a folder's list of files changed last; a file may go while one looks. */
function newest(folder: string): number {
  const times = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
    (file) => statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  return Math.max(...times);
}
