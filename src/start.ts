import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { makeSetupLink } from './accounts/setup-link.js';
import { openSigningKey } from './audit/checkpoints/signing-key.js';
import { makeApp } from './app.setup.js';
import { Clock } from './clock.js';
import type { Config } from './config.js';
import { Db } from './database/db.js';
import { startEmbedded } from './database/embedded-server.js';
import { migrateDatabase } from './database/migrate.js';
import { SAMPLE_PASSWORD } from './database/seed/sample-people.js';
import { seedSample } from './database/seed/seed-sample.js';
import { ONE_ROLE_WARNING, greeting, setupWord } from './greeting.js';
import { ensurePortFree } from './port-check.js';
import { passwordMatches } from './accounts/passwords.js';

interface Database {
  ownerUrl: string;
  appUrl: string;
  stop(): Promise<void>;
}

/** Database, migrations, the app, and a word to whoever started it. */
export async function start(config: Config): Promise<NestFastifyApplication> {
  const database = await openDatabase(config);
  await ensurePortFree(config.port, config.host);
  await migrateDatabase(database.ownerUrl, database.appUrl);
  openSigningKey(config.checkpointKeyFile);
  const app = await makeApp(config, database.appUrl);
  stopOnSignals(app, database);
  const db = app.get(Db);
  if (!config.databaseUrl) await seedSample(db, app.get(Clock).today());
  await app.listen(config.port, config.host);
  await greet(config, db, app.get(Clock).now());
  return app;
}

async function openDatabase(config: Config): Promise<Database> {
  const { databaseUrl, databaseOwnerUrl = databaseUrl, dataDir, publicUrl } = config;
  if (!databaseUrl) return startEmbedded({ dataDir, what: `Thước Đo (${publicUrl})`, log: say });
  if (new URL(databaseUrl).username === new URL(databaseOwnerUrl!).username) say(ONE_ROLE_WARNING);
  return { ownerUrl: databaseOwnerUrl!, appUrl: databaseUrl, stop: async () => undefined };
}

async function greet(config: Config, db: Db, now: Date): Promise<void> {
  process.stdout.write(greeting(config.publicUrl, !config.databaseUrl && (await sampleStands(db))) + '\n');
  const path = config.databaseUrl ? await makeSetupLink(db, now) : null;
  if (path) process.stdout.write(setupWord(config.publicUrl + path) + '\n');
}

/** True while the sample's administrator still has the sample's password: only then is it worth printing. */
async function sampleStands(db: Db): Promise<boolean> {
  const row = await db.one<{ password_hash: string }>(`select password_hash from accounts where login = 'quan-tri'`);
  return row !== undefined && passwordMatches(row.password_hash, SAMPLE_PASSWORD);
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
