const EVERY = 200;

/**
 * npm passes no signal on when it is killed, and some versions none at all: the program would run on with nobody to
 * stop it, on the port that the next `npm start` wants. So it ends, as if asked to, when the npm that started it is gone.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, EVERY);
  timer.unref();
}
