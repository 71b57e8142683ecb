import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { makeApp } from './app.setup.js';
import type { Config } from './config.js';
import { startEmbedded } from './database/embedded-server.js';
import { migrateDatabase } from './database/migrate.js';

interface Database {
  ownerUrl: string;
  appUrl: string;
  embedded: boolean;
  stop(): Promise<void>;
}

/** Database, migrations, the app, and a word to whoever started it. */
export async function start(config: Config): Promise<NestFastifyApplication> {
  const database = await openDatabase(config);
  await migrateDatabase(database.ownerUrl, database.appUrl);
  const app = await makeApp(config, database.appUrl);
  stopOnSignals(app, database);
  await app.listen(config.port, config.host);
  process.stdout.write(`Thước Đo: ${config.publicUrl}\n`);
  return app;
}

async function openDatabase(config: Config): Promise<Database> {
  if (!config.databaseUrl) return { ...(await startEmbedded({ dataDir: config.dataDir, what: `Thước Đo (${config.publicUrl})`, log: say })), embedded: true };
  const ownerUrl = config.databaseOwnerUrl ?? config.databaseUrl;
  return { ownerUrl, appUrl: config.databaseUrl, embedded: false, stop: async () => undefined };
}

function stopOnSignals(app: NestFastifyApplication, database: Database): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void app.close().then(() => database.stop()).then(() => process.exit(0));
    });
  }
}

function say(line: string): void {
  process.stderr.write(line + '\n');
}
