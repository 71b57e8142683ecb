import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const open: TestDatabase[] = [];

async function make(...given: Parameters<typeof createTestDatabase>): Promise<TestDatabase> {
  const database = await createTestDatabase(...given);
  open.push(database);
  return database;
}

async function ask(url: string, question: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: question, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

afterAll(() => Promise.all(open.map((database) => database.drop())));

it('each test has a database of its own, with the schema, and the application cannot change it', async () => {
  const [one, other] = await Promise.all([make(), make()]);
  expect(await ask(one.appUrl, 'SELECT count(*)::int FROM units')).toEqual([0]);
  await ask(one.ownerUrl, 'CREATE TABLE mine ()');
  expect(await ask(other.ownerUrl, `SELECT to_regclass('mine')`)).toEqual([null]);
  await expect(ask(one.appUrl, 'CREATE TABLE theirs ()')).rejects.toThrow('permission denied');
  await expect(ask(one.appUrl, 'DELETE FROM audit')).rejects.toThrow('permission denied');
});

it('a template is filled once and copied', async () => {
  let filled = 0;
  const prepare = async (ownerUrl: string) => {
    filled++;
    await ask(ownerUrl, 'CREATE TABLE filled AS SELECT 7 AS n');
  };
  const copies = [await make({ name: 'filled', prepare }), await make({ name: 'filled', prepare })];
  for (const copy of copies) expect(await ask(copy.ownerUrl, 'SELECT n FROM filled')).toEqual([7]);
  expect(filled).toBe(1);
});

it('the server speaks UTC and Unicode, and listens to this machine alone', async () => {
  const { appUrl } = await make();
  expect(new URL(appUrl).hostname).toBe('127.0.0.1');
  expect(await ask(appUrl, `SELECT current_setting('timezone'), lower('ĐƯỜNG'), inet_server_addr()::text`)).toEqual([
    'UTC',
    'đường',
    '127.0.0.1/32',
  ]);
});
