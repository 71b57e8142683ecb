import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { shareEmbedded } from '../../src/database/embedded-server.js';

export interface TestDatabase {
  appUrl: string;
  ownerUrl: string;
  drop(): Promise<void>;
  /** Another one under the same name; whoever was connected is cut off. */
  renew(template?: Template): Promise<void>;
}

/** A filled database that is made once in a run of the tests and copied for each that asks for it. */
export interface Template {
  name: string;
  prepare(ownerUrl: string, appUrl: string): Promise<void>;
}

const SETTINGS = [
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'max_connections=300',
  'jit=off',
  'autovacuum=off',
  'max_parallel_workers_per_gather=0',
  'shared_buffers=256MB',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=96MB',
];
const MIGRATED = 'tpl_migrated';
const OWNER = 'thuoc_do_owner';

/** A database of one's own, with the schema of today, or with what `template` put on top of it. */
export async function createTestDatabase(template?: Template): Promise<TestDatabase> {
  const urls = await shareEmbedded({ dataDir: dataDir(), settings: SETTINGS });
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = <T>(work: (client: pg.Client) => Promise<T>) => connected(urls.adminUrl, work);
  const create = async (client: pg.Client, from?: Template) =>
    client.query(copyOf(await sourceOf(client, urls, from), name));
  const drop = (client: pg.Client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin((client) => create(client, template));
  return {
    appUrl: on(urls.appUrl, name),
    ownerUrl: on(urls.ownerUrl, name),
    drop: () => admin(async (client) => void (await drop(client))),
    renew: (from) =>
      admin(async (client) => {
        await drop(client);
        await create(client, from);
      }),
  };
}

type Urls = Awaited<ReturnType<typeof shareEmbedded>>;

async function sourceOf(admin: pg.Client, urls: Urls, template?: Template): Promise<string> {
  const migrated = await ensureTemplate(admin, MIGRATED, 'template0', async (database) => {
    const { migrateDatabase } = await import('../../src/database/migrate.js');
    await migrateDatabase(on(urls.ownerUrl, database), on(urls.appUrl, database));
  });
  if (!template) return migrated;
  return ensureTemplate(admin, `tpl_${template.name}`, migrated, (database) =>
    template.prepare(on(urls.ownerUrl, database), on(urls.appUrl, database)),
  );
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes it under another name, so that one whose making failed is never copied; the workers wait for each other. */
async function ensureTemplate(
  admin: pg.Client,
  name: string,
  from: string,
  fill: (database: string) => Promise<void>,
): Promise<string> {
  if (await exists(admin, name)) return name;
  await admin.query('SELECT pg_advisory_lock(7240001)');
  try {
    if (await exists(admin, name)) return name;
    const draft = `${name}_draft`;
    await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await admin.query(copyOf(from, draft));
    await fill(draft);
    await admin.query(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '${draft}'`);
    await admin.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
    return name;
  } finally {
    await admin.query('SELECT pg_advisory_unlock(7240001)');
  }
}

/** Files are copied as they are, without a word of it in the log: a third of the work. */
function copyOf(source: string, name: string): string {
  return `CREATE DATABASE ${name} TEMPLATE ${source} OWNER ${OWNER} STRATEGY FILE_COPY`;
}

async function exists(admin: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  return rowCount === 1;
}

function on(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

function dataDir(): string {
  const folder = process.env.TEST_DATA_DIR;
  if (!folder) throw new Error('TEST_DATA_DIR is not set: run the tests through jest, whose global set-up makes it');
  return folder;
}
