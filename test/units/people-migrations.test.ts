import { startTestApp, type TestApp } from '../support/app.js';
import { broughtForward } from '../support/migrations.js';
import { makeWard } from '../support/ward.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
  await makeWard(t.db);
});
afterAll(() => t.close());

describe('the migrations of people', () => {
  it('go back and forth on a database that holds people, and fill the key of those there are', async () => {
    const read = () => t.db.rows('select code, sort_name from officials order by sort_name, id');
    const before = await read();
    await broughtForward(t.ownerUrl, 'NameOrder1764000001350', async (runner) => {
      const columns = `select 1 from information_schema.columns where column_name = 'sort_name'`;
      expect(await runner.query(columns)).toEqual([]);
    });
    expect(await read()).toEqual(before);
    expect(before.length).toBeGreaterThan(15);
  });
});
