import { makeSetupLink } from '../../src/accounts/setup-link.js';
import { startTestApp, type TestApp } from '../support/app.js';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const FORM = {
  name: 'Quản Trị',
  login: 'quantri',
  password: 'một câu đủ dài',
  repeat: 'một câu đủ dài',
  unitCode: 'HS',
  unitName: 'UBND phường Hoa Sữa',
  unitKind: 'ward',
  personnelName: 'Cán Bộ Tổ Chức',
  personnelLogin: 'tochuc',
};

describe('the first start', () => {
  it('gives a link that sets everything up once', async () => {
    const void_ = (await makeSetupLink(t.db, t.clock.now()))!;
    const path = (await makeSetupLink(t.db, t.clock.now()))!;
    const client = await t.client();
    expect((await client.get(void_)).status).toBe(404);
    expect((await client.get('/setup/guess')).status).toBe(404);
    expect((await client.post('/setup/guess', FORM)).status).toBe(404);
    expect(await t.db.rows(`select split_part(key, ':', 1) as kind, failures from password_tries`)).toEqual([
      { kind: 'address', failures: 1 },
    ]);
    expect((await client.get(path)).status).toBe(200);
    const wrong = await client.post(path, { ...FORM, repeat: 'khác', personnelLogin: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="UBND phường Hoa Sữa"');
    expect(wrong.text).not.toContain('một câu đủ dài');
    const stored = await t.db.rows<{ token_hash: string }>('select token_hash from setup_links');
    expect(stored).toHaveLength(1);
    expect(path).not.toContain(stored[0]!.token_hash);

    const answers = await Promise.all([client.post(path, FORM), client.post(path, FORM)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    const slip = answers.find(({ status }) => status === 200)!.text;
    const password = /<code>([a-z0-9-]{14})<\/code>/.exec(slip)![1]!;
    await client.signIn('quantri', FORM.password);
    expect((await client.get('/accounts')).text).toContain('tochuc');
    expect((await (await t.client()).signIn('tochuc', password)).text).toContain('action="/account/password"');
    expect((await client.get(path)).status).toBe(404);
    expect(await makeSetupLink(t.db, t.clock.now())).toBeNull();
  });

  it('the link ends after a day', async () => {
    const other = await startTestApp();
    const path = (await makeSetupLink(other.db, other.clock.now()))!;
    other.clock.set(new Date('2026-11-21T02:00:01Z'));
    expect((await (await other.client()).get(path)).status).toBe(404);
    await other.close();
  });
});
