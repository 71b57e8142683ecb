import { rmSync } from 'node:fs';
import { closeSharedBrowser } from './shared-browser.mjs';
import { stopDatabase } from './stop-database.mjs';

export default async function tearDown() {
  const folder = process.env.TEST_DATA_DIR;
  if (!folder) return;
  await closeSharedBrowser();
  await stopDatabase(folder);
  rmSync(folder, { recursive: true, force: true });
}
