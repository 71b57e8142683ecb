import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSharedBrowser } from './shared-browser.mjs';
import { stopDatabase } from './stop-database.mjs';

/** Where files are memory. A database is some thousand files, and making them is most of what it costs to make one. */
const MEMORY = '/dev/shm';
const ROOM_NEEDED = 2 * 1024 ** 3;

/**
 * A folder for this run's database. The database itself is started by the first test that asks for one
 * (test/support/database.ts), so that the cases of pure code do not wait for it.
 */
export default async function setUp() {
  for (const place of [MEMORY, tmpdir()]) await sweep(place);
  const folder = mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), `thuoc-do-tests-${process.pid}-`));
  chmodSync(folder, 0o711);
  process.env.TEST_DATA_DIR = folder;
  if (process.env.TEST_JOURNEYS) await openSharedBrowser();
}

function hasRoom(place) {
  try {
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize >= ROOM_NEEDED;
  } catch {
    return false;
  }
}

/** What a killed run left behind. */
async function sweep(place) {
  for (const name of existsSync(place) ? readdirSync(place) : []) {
    const pid = Number(/^thuoc-do-tests-(\d+)-/.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    try {
      await stopDatabase(join(place, name));
      rmSync(join(place, name), { recursive: true, force: true });
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
