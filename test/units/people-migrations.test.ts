import { openDataSource } from '../../src/database/data-source.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard } from '../support/ward.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
  await makeWard(t.db);
});
afterAll(() => t.close());

const LATEST = ['Leavers1764000001351', 'NameOrder1764000001350'];

describe('the migrations of people', () => {
  it('go back and forth on a database that holds people, and fill the key of those there are', async () => {
    const read = () => t.db.rows('select code, sort_name from officials order by sort_name, id');
    const before = await read();
    const source = await openDataSource(t.ownerUrl, 2);
    try {
      const runner = source.createQueryRunner();
      const named = (name: string) => source.migrations.find((migration) => migration.name === name)!;
      for (const name of LATEST) await named(name).down(runner);
      expect(await t.db.rows(`select 1 from information_schema.columns where column_name = 'sort_name'`)).toEqual([]);
      for (const name of [...LATEST].reverse()) await named(name).up(runner);
      await runner.release();
    } finally {
      await source.destroy();
    }
    expect(await read()).toEqual(before);
    expect(before.length).toBeGreaterThan(15);
  });
});
