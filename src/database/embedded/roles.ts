import pg from 'pg';
import type { Passwords } from './passwords.js';

const DATABASE = 'thuoc_do';
const OWNER = 'thuoc_do_owner';
const APP = 'thuoc_do_app';

export interface Urls {
  /** Makes and changes tables. */
  ownerUrl: string;
  /** Reads and writes rows, no more. */
  appUrl: string;
  /** The superuser, for making databases in tests. */
  adminUrl: string;
}

export function urlsOf(port: number, passwords: Passwords): Urls {
  const at = `127.0.0.1:${port}`;
  return {
    ownerUrl: `postgres://${OWNER}:${passwords.owner}@${at}/${DATABASE}?sslmode=disable`,
    appUrl: `postgres://${APP}:${passwords.app}@${at}/${DATABASE}?sslmode=disable`,
    adminUrl: `postgres://postgres:${passwords.admin}@${at}/postgres?sslmode=disable`,
  };
}

/** Two roles and the database, made when they are missing; with `renew` the passwords are set again. */
export async function ensureRoles(urls: Urls, passwords: Passwords, renew: boolean): Promise<void> {
  await withClient(urls.adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'SELECT rolname AS name FROM pg_roles UNION SELECT datname FROM pg_database',
    );
    const known = new Set(rows.map((row) => row.name));
    for (const [role, password] of [
      [OWNER, passwords.owner],
      [APP, passwords.app],
    ] as const) {
      if (!known.has(role)) await client.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
      else if (renew) await client.query(`ALTER ROLE ${role} LOGIN PASSWORD '${password}'`);
    }
    if (!known.has(DATABASE)) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO ${APP}`);
  });
}

export async function answers(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
    return true;
  } catch {
    return false;
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
