import { rmSync } from 'node:fs';
import { stopDatabase } from './stop-database.mjs';

export default async function tearDown() {
  const folder = process.env.TEST_DATA_DIR;
  if (!folder) return;
  await stopDatabase(folder);
  rmSync(folder, { recursive: true, force: true });
}
