import { monitorEventLoopDelay } from 'node:perf_hooks';
import { makeApp } from '../dist/app.setup.js';
import { Clock } from '../dist/clock.js';
import { loadConfig } from '../dist/config.js';

process.once('message', async ({ appUrl, now, secret }) => {
  const config = loadConfig({ DATABASE_URL: appUrl, SESSION_SECRET: secret, LOG_LEVEL: 'silent', POOL_SIZE: '16' });
  const clock = new Clock(config.timeZone);
  clock.set(new Date(now));
  const app = await makeApp(config, appUrl, clock);
  await app.listen(0, '127.0.0.1');
  process.send({ url: (await app.getUrl()).replace('[::1]', '127.0.0.1') });
  const turns = monitorEventLoopDelay({ resolution: 10 });
  turns.enable();
  process.on('message', () => {
    process.send({ ...process.cpuUsage(), held: turns.max / 1e6 });
    turns.reset();
  });
});
