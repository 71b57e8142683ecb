import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { inThread } from '../../dist/imports/thread.js';

/** As the product does: bytes go into the thread, and bytes come back. */
process.once('message', async ({ file }) => {
  const bytes = await readFile(file);
  const from = performance.now();
  const { worksheets, ...told } = await inThread(
    { module: '../bench/imports/in-thread.mjs', name: 'readAndLay' },
    bytes,
    basename(file),
  );
  if (worksheets.length < told.records) throw new Error('the worksheets are missing');
  const rss = process.resourceUsage().maxRSS / 1024;
  process.send({ ...told, took: performance.now() - from, rss }, () => process.exit(0));
});
