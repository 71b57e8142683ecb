import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Stops the PostgreSQL of a tests' folder at once: nothing in it is wanted any more. */
export async function stopDatabase(folder) {
  const cluster = join(folder, 'postgres');
  const pid = postmasterOf(cluster);
  if (!pid) return;
  process.kill(pid, 'SIGQUIT');
  for (let turn = 0; turn < 500 && postmasterOf(cluster) === pid; turn++) await pause(10);
}

/** The pid file says which data folder it is of; a server that has ended took the file away, or its pid is gone. */
function postmasterOf(cluster) {
  try {
    const [pid, folder] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 0);
    return folder === cluster && commandOf(pid).includes('postgres') ? Number(pid) : undefined;
  } catch {
    return undefined;
  }
}

function commandOf(pid) {
  return process.platform === 'linux' ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : 'postgres';
}
