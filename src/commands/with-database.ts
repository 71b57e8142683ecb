import type { Config } from '../config.js';
import { hasClusterIn } from '../database/embedded/place.js';
import { joinEmbedded, runningEmbedded } from '../database/embedded-server.js';
import { answers } from '../database/embedded/roles.js';
import { migrateDatabase } from '../database/migrate.js';

export interface DatabaseUrls {
  appUrl: string;
  ownerUrl: string;
}

/** Runs a command against the configured database, or the embedded one, brought up to date first and stopped after. */
export async function withDatabase<T>(config: Config, work: (urls: DatabaseUrls) => Promise<T>): Promise<T> {
  return opened(config, async (urls) => {
    await migrateDatabase(urls.ownerUrl, urls.appUrl);
    return work(urls);
  });
}

/** The same without touching it: nothing is made, migrated or granted. Undefined where there is no database. */
export async function withDatabaseAsItIs<T>(
  config: Config,
  work: (urls: DatabaseUrls) => Promise<T>,
): Promise<T | undefined> {
  if (!config.databaseUrl && !hasClusterIn(config.dataDir)) return undefined;
  return opened(config, work);
}

/** The same with a database that answers now: none is started. Undefined where none does. */
export async function withRunningDatabase<T>(
  config: Config,
  work: (urls: Pick<DatabaseUrls, 'appUrl'>) => Promise<T>,
): Promise<T | undefined> {
  if (!config.databaseUrl) {
    const urls = await runningEmbedded(config.dataDir);
    return urls && work(urls);
  }
  return (await answers(config.databaseUrl)) ? work({ appUrl: config.databaseUrl }) : undefined;
}

async function opened<T>(config: Config, work: (urls: DatabaseUrls) => Promise<T>): Promise<T> {
  if (config.databaseUrl)
    return work({ appUrl: config.databaseUrl, ownerUrl: config.databaseOwnerUrl ?? config.databaseUrl });
  const server = await joinEmbedded({ dataDir: config.dataDir, log: (line) => process.stderr.write(line + '\n') });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}
