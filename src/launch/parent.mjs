import { readFileSync } from 'node:fs';

const EVERY = 200;

/**
 * npm that is killed outright tells nobody, and the shell it runs scripts in passes no signal on: the program would run
 * on with nobody to stop it, on the port that the next `npm start` wants. So it ends, as if asked to, when the npm that
 * started it is gone.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, EVERY);
  timer.unref();
}

/** The parent; where that is npm's shell and the system tells easily, the shell's parent too. */
function ancestors() {
  const { name, parent } = linuxStat(process.ppid);
  return /^(sh|dash|bash|ash|zsh)$/.test(name) ? `${process.ppid} ${parent}` : `${process.ppid}`;
}

function linuxStat(pid) {
  try {
    const [, name = '', parent = ''] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { name, parent };
  } catch {
    return { name: '', parent: '' };
  }
}
