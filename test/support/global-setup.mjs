import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSharedBrowser } from './shared-browser.mjs';
import { stopDatabase } from './stop-database.mjs';

/**
 * A folder for this run's database. The database itself is started by the first test that asks for one
 * (test/support/database.ts), so that the cases of pure code do not wait for it.
 */
export default async function setUp() {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), `thuoc-do-tests-${process.pid}-`));
  chmodSync(folder, 0o711);
  process.env.TEST_DATA_DIR = folder;
  if (process.env.TEST_JOURNEYS) await openSharedBrowser();
}

/** What a killed run left behind. */
async function sweep() {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^thuoc-do-tests-(\d+)-/.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    try {
      await stopDatabase(join(tmpdir(), name));
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // another user's
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
