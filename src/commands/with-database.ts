import type { Config } from '../config.js';
import { joinEmbedded } from '../database/embedded-server.js';
import { migrateDatabase } from '../database/migrate.js';

export interface DatabaseUrls {
  appUrl: string;
  ownerUrl: string;
}

/** Runs a command against the configured database, or the embedded one, brought up to date first and stopped after. */
export async function withDatabase<T>(config: Config, work: (urls: DatabaseUrls) => Promise<T>): Promise<T> {
  if (config.databaseUrl) {
    const urls = { appUrl: config.databaseUrl, ownerUrl: config.databaseOwnerUrl ?? config.databaseUrl };
    await migrateDatabase(urls.ownerUrl, urls.appUrl);
    return work(urls);
  }
  const server = await joinEmbedded({ dataDir: config.dataDir, log: (line) => process.stderr.write(line + '\n') });
  try {
    await migrateDatabase(server.ownerUrl, server.appUrl);
    return await work(server);
  } finally {
    await server.stop();
  }
}
