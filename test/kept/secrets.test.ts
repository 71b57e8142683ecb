import type { TestApp } from '../support/app.js';
import { MATRIX } from '../house/authorization.matrix.js';
import { addressOf, filled, peopleOf, startWithRecords } from './crawl.js';

const SECRET = 'Mật khẩu gõ lúc đang khóa 7319';
const FIELDS = ['password', 'current', 'next', 'repeat', 'newPassword', 'passwordRepeat', 'oneTimePassword'];

let app: TestApp & { records: Record<string, number> };
beforeAll(async () => {
  app = await startWithRecords();
});
afterAll(() => app.close());

describe('a password typed into a session that has ended', () => {
  it('stands nowhere in the database, and is shown to nobody, whatever route it was sent to', async () => {
    const [shown, routes] = [[] as string[], MATRIX.filter(([route]) => route.startsWith('POST '))];
    const people = new Map<string, Awaited<ReturnType<TestApp['client']>>>();
    for (const row of routes) {
      const person = peopleOf(row[2]).find((name) => name !== 'nobody') ?? 'mc1';
      const browser = people.get(person) ?? (await app.client(person.toLowerCase()));
      people.set(person, browser);
      await app.db.rows(
        `update sessions set sess = (sess::jsonb - 'locked' || jsonb_build_object('seenAt', $1::bigint))::json`,
        [app.clock.now().getTime()],
      );
      await browser.get('/account/password');
      await app.db.rows(`update sessions set sess = (sess::jsonb || '{"locked":true}')::json`);
      const fields = { ...row[3], ...Object.fromEntries(FIELDS.map((name) => [name, SECRET])), text: 'Chữ thường' };
      await browser.post(
        addressOf(row, app.records),
        Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, filled(value, app.records)])),
        {},
        false,
      );
      await app.db.rows(`update sessions set sess = (sess::jsonb - 'locked')::json`);
      if ((await browser.get('/kept')).text.includes(SECRET)) shown.push(row[0]);
      if (/^POST \/(sign-out|switch-user)/.test(row[0])) people.delete(person);
    }
    expect(shown).toEqual([]);
    expect(await placesOf(app, SECRET)).toEqual([]);
  });

  it('is found by that search where it does stand', async () => {
    await app.db.rows(`insert into sessions (sid, sess, expire) values ('planted', $1, '2027-01-01')`, [
      JSON.stringify({ stash: { fields: [['current', SECRET]] } }),
    ]);
    expect(await placesOf(app, SECRET)).toEqual(['sessions.sess']);
  });
});

/** Every text, json and binary column of every table that holds the words. */
async function placesOf(on: TestApp, words: string): Promise<string[]> {
  const columns = await on.db.rows<{ table: string; column: string; type: string }>(
    `select table_name as "table", column_name as "column", data_type as type from information_schema.columns
     where table_schema = 'public' and table_name in (select tablename from pg_tables where schemaname = 'public')
       and (data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea') or data_type = 'ARRAY') order by 1, 2`,
  );
  const found: string[] = [];
  for (const { table, column, type } of columns) {
    if (table === 'audit_heads' || table === 'migrations') continue;
    const where =
      type === 'bytea'
        ? `position(convert_to($1, 'UTF8') in "${column}") > 0`
        : `position($1 in "${column}"::text) > 0`;
    if (await on.db.one(`select 1 as yes from "${table}" where ${where} limit 1`, [words]))
      found.push(`${table}.${column}`);
  }
  return found;
}
