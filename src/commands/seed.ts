import { Clock } from '../clock.js';
import { loadConfig } from '../config.js';
import { openDataSource } from '../database/data-source.js';
import { Db } from '../database/db.js';
import { seedSample } from '../seed/seed-sample.js';
import { withDatabase } from './with-database.js';

/** Loads the sample ward when the database has no unit. Exit status 0 either way. */
export async function main(): Promise<number> {
  const config = loadConfig();
  return withDatabase(config, async ({ appUrl }) => {
    const source = await openDataSource(appUrl);
    try {
      const loaded = await seedSample(new Db(source), new Clock(config.timeZone).today());
      process.stdout.write(
        loaded ? 'The sample ward is loaded.\n' : 'The database has units already; nothing was loaded.\n',
      );
      return 0;
    } finally {
      await source.destroy();
    }
  });
}
