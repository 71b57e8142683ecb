import { once } from 'node:events';
import { loadConfig } from './config.js';
import { SUPERVISED, type Supervised } from './keep-running.js';
import { failureText } from './start-failure.js';
import { start } from './start.js';
import type { Stop } from './stopping.js';

try {
  if (process.argv.includes(SUPERVISED)) await startSupervised();
  else await start(loadConfig());
} catch (error) {
  process.stderr.write(failureText(error) + '\n');
  process.exit(1);
}

/** Under `keepRunning`: it holds the database, wants to know when this program serves, and takes it along when it ends. */
async function startSupervised(): Promise<void> {
  let stop: Stop = async () => process.exit(1);
  process.on('disconnect', () => void stop(0));
  const [{ database, again }] = (await once(process, 'message')) as [Supervised];
  stop = await start(loadConfig(), database, again, () => process.send?.('serving'));
}
