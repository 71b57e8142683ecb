import { makeSetupLink } from './accounts/setup-link.js';
import { openSigningKey } from './audit/checkpoints/signing-key.js';
import { makeApp } from './app.setup.js';
import { Clock } from './clock.js';
import type { Config } from './config.js';
import { openDataSource } from './database/data-source.js';
import { Db } from './database/db.js';
import { migrateDatabase } from './database/migrate.js';
import { SAMPLE_PASSWORD } from './seed/sample-people.js';
import { seedSample } from './seed/seed-sample.js';
import { ONE_ROLE_WARNING, greeting, setupWord } from './greeting.js';
import { Lifecycle } from './lifecycle.js';
import { startOwnDatabase } from './own-database.js';
import { ensurePortFree } from './port-check.js';
import { passwordMatches } from './accounts/passwords.js';
import { type Stop, stopper, stopOnFaults, stopOnSignals } from './stopping.js';

/** The embedded database of whoever watches over this program. */
export interface GivenDatabase {
  ownerUrl: string;
  appUrl: string;
}

interface Database extends GivenDatabase {
  stop(): Promise<void>;
}

/** Database, the app, migrations, and a word to whoever started it. Until it serves, everybody is told to wait. */
export async function start(
  config: Config,
  given?: GivenDatabase,
  again = false,
  tellServing: () => void = () => undefined,
): Promise<Stop> {
  const database = await openDatabase(config, given);
  await ensurePortFree(config.port, config.host);
  openSigningKey(config.checkpointKeyFile);
  const clock = new Clock(config.timeZone);
  const lifecycle = new Lifecycle('starting');
  const app = await makeApp(config, database.appUrl, clock, lifecycle);
  const stop = stopper(app, lifecycle, config.drainSeconds, () => database.stop());
  stopOnSignals(stop);
  stopOnFaults(stop);
  await app.listen(config.port, config.host);
  await migrateDatabase(database.ownerUrl, database.appUrl);
  if (!config.databaseUrl) await fillWithSample(database.appUrl, clock);
  const words = again ? '' : await greetingWords(config, app.get(Db), clock.now());
  tellServing(); // before anybody can see it: who is served by a program counts on its being started again
  if (lifecycle.phase === 'starting') lifecycle.phase = 'serving';
  process.stdout.write(words);
  return stop;
}

async function openDatabase(config: Config, given: GivenDatabase | undefined): Promise<Database> {
  const { databaseUrl, databaseOwnerUrl = databaseUrl } = config;
  const stop = async (): Promise<void> => undefined;
  if (given) return { ...given, stop };
  if (!databaseUrl) return startOwnDatabase(config);
  if (new URL(databaseUrl).username === new URL(databaseOwnerUrl!).username) say(ONE_ROLE_WARNING);
  return { ownerUrl: databaseOwnerUrl!, appUrl: databaseUrl, stop };
}

/** On connections of its own: what a page may take is too short for it. */
async function fillWithSample(appUrl: string, clock: Clock): Promise<void> {
  const source = await openDataSource(appUrl);
  try {
    await seedSample(new Db(source), clock.today());
  } finally {
    await source.destroy();
  }
}

async function greetingWords(config: Config, db: Db, now: Date): Promise<string> {
  const words = greeting(config.publicUrl, !config.databaseUrl && (await sampleStands(db)));
  const path = config.databaseUrl ? await makeSetupLink(db, now) : null;
  return [words, ...(path ? [setupWord(config.publicUrl + path)] : [])].map((text) => text + '\n').join('');
}

/** True while the sample's administrator still has the sample's password: only then is it worth printing. */
async function sampleStands(db: Db): Promise<boolean> {
  const row = await db.one<{ password_hash: string }>(`select password_hash from accounts where login = 'quan-tri'`);
  return row !== undefined && passwordMatches(row.password_hash, SAMPLE_PASSWORD);
}

function say(line: string): void {
  process.stderr.write(line + '\n');
}
