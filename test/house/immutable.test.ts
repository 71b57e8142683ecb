import { join } from 'node:path';
import pg from 'pg';
import { ALL_MIGRATIONS } from '../../src/database/all-migrations.js';
import { openDataSource } from '../../src/database/data-source.js';
import { APPEND_ONLY } from '../../src/database/migrate.js';
import { recordAct, recordActs } from '../../src/acts/record-act.js';
import { PROJECT_ROOT } from '../../src/config.js';
import { filesBelow } from './source.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { brokenChains } from '../support/audit.js';

let app: TestApp;
let owner: pg.Client;
let mine: pg.Client;

beforeAll(async () => {
  app = await startTestApp();
  [owner, mine] = [new pg.Client(app.ownerUrl), new pg.Client(app.appUrl)];
  await Promise.all([owner.connect(), mine.connect()]);
  for (const [chain, act] of [
    ['unit:1', 'unit.created'],
    ['unit:1', 'unit.changed'],
    ['unit:1', 'unit.closed'],
    ['unit:2', 'unit.created'],
    ['unit:2', 'unit.closed'],
  ] as const) {
    await app.db.tx((tx) => recordAct(tx, { chain, act, account: null, at: app.clock.now(), detail: {} }));
  }
  const at = app.clock.now();
  const many = ['unit:1', 'unit:4', 'unit:4'].map((chain, row) => ({ chain, detail: { row } }));
  await app.db.tx((tx) => recordActs(tx, { act: 'unit.changed', account: null, at }, many));
});
afterAll(async () => {
  await Promise.all([owner.end(), mine.end()]);
  await app.close();
});

const refusal = async (client: pg.Client, sql: string) =>
  client.query(sql).then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

describe('what was done stays done', () => {
  it.each(APPEND_ONLY)('the role of the application can neither change, delete nor empty %s', async (table) => {
    const { rows } = await owner.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' limit 1`,
      [table],
    );
    expect(await refusal(mine, `update ${table} set ${rows[0]!.name} = default`)).toBe('42501');
    expect(await refusal(mine, `delete from ${table}`)).toBe('42501');
    expect(await refusal(mine, `truncate ${table} cascade`)).toBe('42501');
  });

  it.each(['audit_heads', 'migrations'])('nor write to %s at all', async (table) => {
    expect(await refusal(mine, `insert into ${table} default values`)).toBe('42501');
    expect(await refusal(mine, `delete from ${table}`)).toBe('42501');
  });

  it('nor change the schema, or switch off what guards it', async () => {
    for (const sql of [
      'alter table audit disable trigger keep_audit',
      'drop table audit',
      'create table of_mine (id int)',
      'drop trigger chain_audit on audit',
      `set session_replication_role = 'replica'`,
    ]) {
      expect([sql, await refusal(mine, sql)]).toEqual([sql, '42501']);
    }
  });

  it('even the owner is stopped by the triggers of the audit', async () => {
    expect(await refusal(owner, `update audit set payload = '{}'`)).toBe('42501');
    expect(await refusal(owner, 'delete from audit')).toBe('42501');
    expect(await refusal(owner, 'truncate audit')).toBe('42501');
  });
});

describe('the chain of the audit', () => {
  it('is made by the database, whatever place and hash a row asks for', async () => {
    await mine.query(
      `insert into audit (chain, seq, payload, prev_hash, hash) values ('unit:3', 7, '{"act":"x"}', 'mine', 'mine')`,
    );
    const { rows } = await mine.query<{ seq: number; prev_hash: string; hash: string }>(
      `select seq, prev_hash, hash from audit where chain = 'unit:3'`,
    );
    expect(rows).toEqual([{ seq: 1, prev_hash: '', hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string }]);
    expect(await brokenChains(app.db)).toEqual([]);
  });

  it('names the row that was altered by hand, and the one missing at the end', async () => {
    await owner.query('alter table audit disable trigger user');
    await owner.query(
      `update audit set payload = replace(payload, 'unit.changed', 'unit.praised') where chain = 'unit:1' and seq = 2`,
    );
    await owner.query(`delete from audit where chain = 'unit:2' and seq = 2`);
    await owner.query('alter table audit enable trigger user');
    const broken = await brokenChains(app.db);
    expect(broken).toEqual([
      { chain: 'unit:1', seq: 2, id: expect.any(Number) as number, why: 'altered' },
      { chain: 'unit:2', seq: 2, id: null, why: 'missing-at-end' },
    ]);
  });
});

describe('the schema', () => {
  it('goes up, down and up again on an empty database, and leaves nothing behind', async () => {
    const schema = new URL(app.ownerUrl);
    await owner.query('create schema again authorization current_user');
    schema.searchParams.set('options', '-c search_path=again');
    const source = await openDataSource(schema.href, 1);
    try {
      const tables = async () =>
        (
          (await source.query(
            `select tablename from pg_tables where schemaname = 'again' and tablename <> 'migrations' order by 1`,
          )) as { tablename: string }[]
        ).map((row) => row.tablename);
      await source.runMigrations();
      const first = await tables();
      expect(first).toContain('audit');
      for (const _ of ALL_MIGRATIONS) await source.undoLastMigration();
      expect(await tables()).toEqual([]);
      expect(await source.query(`select proname from pg_proc where pronamespace = 'again'::regnamespace`)).toEqual([]);
      await source.runMigrations();
      expect(await tables()).toEqual(first);
    } finally {
      await source.destroy();
    }
  });

  it('has every column that an entity names, and no other', async () => {
    for (const { path } of filesBelow('src', '.entity.ts')) await import(join(PROJECT_ROOT, path));
    const source = await openDataSource(app.ownerUrl, 1);
    const named = source.entityMetadatas.flatMap((entity) =>
      entity.columns.map((column) => `${entity.tableName}.${column.databaseName}`),
    );
    await source.destroy();
    const own = ['migrations', 'sessions', 'audit_heads']; // kept by libraries and by the chain's trigger
    const { rows } = await owner.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and table_name <> all($1)`,
      [own],
    );
    expect(named.sort()).toEqual(rows.map((row) => row.name).sort());
  });
});
