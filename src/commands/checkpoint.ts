import { join } from 'node:path';
import { openSigningKey, publicFileOf } from '../audit/checkpoints/signing-key.js';
import { takeCheckpoint } from '../audit/checkpoints/take-checkpoint.js';
import { Clock } from '../clock.js';
import { loadConfig } from '../config.js';
import { openDataSource } from '../database/data-source.js';
import { Db } from '../database/db.js';
import { withDatabase } from './with-database.js';

/** Takes a checkpoint now: its code on standard output, where its file and the public key are on standard error. */
export async function main(): Promise<number> {
  const config = loadConfig();
  return withDatabase(config, async ({ appUrl }) => {
    const source = await openDataSource(appUrl);
    try {
      const key = openSigningKey(config.checkpointKeyFile);
      const folder = join(config.dataDir, 'checkpoints');
      const { code } = await takeCheckpoint(new Db(source), {
        reason: 'asked',
        at: new Clock(config.timeZone).now(),
        zone: config.timeZone,
        key,
        folder,
      });
      process.stdout.write(`${code}\n`);
      process.stderr.write(
        `${join(folder, `${code}.json`)}\n${publicFileOf(config.checkpointKeyFile)} (${key.fingerprint})\n`,
      );
      return 0;
    } finally {
      await source.destroy();
    }
  });
}
