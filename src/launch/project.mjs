import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// These files run on a bare clone: nothing from node_modules here.

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const OLDEST_NODE = [20, 19];

export const at = (...parts) => join(ROOT, ...parts);

/** A word to the person at the terminal. Standard output belongs to the result of a command. */
export function say(line) {
  process.stderr.write(line + '\n');
}

/** An end that needs no stack: what is wrong, and what to do. */
export class LaunchError extends Error {}

function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  const needed = OLDEST_NODE.join('.');
  throw new LaunchError(
    `Cần Node.js ${needed} trở lên, máy này có ${version} · Node.js ${needed} or later is needed, this is ${version}`,
  );
}

/** Runs a program whose words go to standard error; its exit status, or 128 and more when a signal ended it. */
export function run(program, args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 2, 2], ...options });
    const pass = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    child.on('error', failed);
    child.on('close', (status, signal) => {
      for (const name of signals) process.off(name, pass);
      done(signal ? 130 : status);
    });
  });
}

/** The whole of a launcher: what goes wrong is one line where it was foreseen, a stack where it was not. */
export async function launch(work) {
  try {
    checkNode();
    await work();
  } catch (error) {
    say(error instanceof LaunchError ? error.message : (error.stack ?? String(error)));
    process.exit(1);
  }
}
