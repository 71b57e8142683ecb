import argon2 from '@node-rs/argon2';
import { networkOf } from '../../src/accounts/origin.js';
import { SignInService } from '../../src/accounts/sign-in.service.js';
import { TriesService, type Counter } from '../../src/accounts/tries.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { PASSWORD } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;
beforeAll(async () => {
  t = await startTestApp();
  ward = await makeWard(t.db);
});
afterEach(async () => {
  await t.db.rows('delete from password_tries');
  t.clock.set(START);
});
afterAll(() => t.close());

const START = new Date('2026-11-20T02:00:00Z');

const pass = (seconds: number) => t.clock.set(new Date(t.clock.now().getTime() + seconds * 1000));
/** Somebody elsewhere: no device of their own, an address of their own. */
const from = (address: string, login: string, password: string) =>
  t.app.get(SignInService).signIn(login, password, { address, device: null });
/** Wrong passwords that were counted before, without the work of looking at each. */
const failed = async (times: number, ...counters: Counter[]) => {
  for (let n = 0; n < times; n++) await t.app.get(TriesService).begin(counters, null);
};
const codeOf = async (tried: ReturnType<typeof from>) => {
  const result = await tried;
  return result.ok ? 'in' : result.code;
};

const isWaiting = async () =>
  (await t.db.one('select 1 from pg_stat_activity where wait_event_type = $1 and datname = current_database()', [
    'Lock',
  ])) !== undefined;

describe('wrong passwords at the door', () => {
  it('are counted and taken back in one order, so that two sign-ins at once never wait in a circle', async () => {
    const tries = t.app.get(TriesService);
    const counters: Counter[] = [
      { kind: 'address', of: '203.0.113.9' },
      { kind: 'pair', of: 'mc1 203.0.113.9' },
      { kind: 'account', of: 'mc1' },
    ];
    for (const counter of counters) await tries.begin([counter], null);
    for (const later of [() => tries.succeeded(counters), () => tries.begin(counters, null)]) {
      const waiting = await t.db.tx(async (tx) => {
        await tx.rows(`select key from password_tries where key like 'account:%' for update`);
        const other = later();
        for (let turn = 0; !(await isWaiting()) && turn < 2000; turn++)
          await new Promise((done) => setTimeout(done, 5));
        await tx.rows(`select key from password_tries where key not like 'account:%' for update nowait`);
        return { other };
      });
      await waiting.other;
    }
  });

  it('make who typed them wait, a little longer each time, and never for more than a quarter of an hour', async () => {
    const waits: number[] = [];
    for (let n = 1; n <= 12; n++) {
      const result = await from('203.0.113.9', 'mc1', 'sai mật khẩu');
      expect(result.ok).toBe(false);
      const wait = 'until' in result ? (result.until.getTime() - t.clock.now().getTime()) / 1000 : 0;
      waits.push(wait);
      if (wait > 0) expect(await codeOf(from('203.0.113.9', 'mc1', PASSWORD))).toBe('wait');
      pass(wait);
    }
    expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
    expect(await codeOf(from('203.0.113.9', 'mc1', PASSWORD))).toBe('in');
    expect(await codeOf(from('203.0.113.9', 'mc1', 'sai mật khẩu'))).toBe('wrong');
  });

  it('keep out nobody who signed in on this device, nor an open session; another new device waits at most its turn', async () => {
    const chair = await t.client('chair');
    await failed(49, { kind: 'account', of: 'chair' });
    await from('203.0.113.9', 'chair', 'sai mật khẩu');
    expect(await codeOf(from('198.51.100.1', 'chair', PASSWORD))).toBe('wait');
    expect((await chair.get('/notices')).status).toBe(200);
    await chair.post('/sign-out');
    expect((await chair.signIn('chair')).path).toBe('/');
    pass(16 * 60);
    await chair.get('/');
    expect((await chair.post('/unlock', { password: PASSWORD }, {}, false)).headers.get('location')).toBe('/');
    expect(await codeOf(from('198.51.100.1', 'chair', PASSWORD))).toBe('in');
  });

  it('a device known for one account is unknown for another, and a made-up one for all', async () => {
    const browser = await t.client('mc1');
    await browser.post('/sign-out');
    await failed(50, { kind: 'account', of: 'mc2' });
    expect((await browser.post('/sign-in', { login: 'mc2', password: PASSWORD })).status).toBe(429);
    const forged = { id: 'a'.repeat(22), signatures: ['b'.repeat(43)] };
    expect(
      await t.app.get(SignInService).signIn('mc2', PASSWORD, { address: '198.51.100.1', device: forged }),
    ).toMatchObject({ code: 'wait' });
  });

  it('are counted on a known device too', async () => {
    const browser = await t.client('mc1');
    await browser.post('/sign-out');
    const answers = [];
    for (let n = 0; n < 5; n++)
      answers.push((await browser.post('/sign-in', { login: 'mc1', password: 'sai mật khẩu' })).status);
    expect(answers).toEqual([422, 422, 422, 422, 429]);
    const waiting = await browser.post('/sign-in', { login: 'mc1', password: PASSWORD });
    expect([waiting.status, waiting.headers.get('retry-after')]).toEqual([429, '30']);
    expect(waiting.text).toContain('Hãy chờ 30 giây rồi thử lại');
    expect(waiting.text).toContain('value="mc1"');
  });

  it('only failures count for an address: a whole house signs in at eight', async () => {
    for (let n = 0; n < 105; n++)
      expect(await codeOf(from('192.0.2.1', ['mc1', 'mc2', 'mc3'][n % 3]!, PASSWORD))).toBe('in');
    await failed(99, { kind: 'address', of: '192.0.2.1' });
    expect(await codeOf(from('192.0.2.1', 'mc1', PASSWORD))).toBe('in');
    await from('192.0.2.1', 'ai-99', 'sai mật khẩu');
    expect(await codeOf(from('192.0.2.1', 'mc1', PASSWORD))).toBe('wait');
    expect(await codeOf(from('192.0.2.2', 'mc1', PASSWORD))).toBe('in');
  });

  it('are counted before the password is looked at: a hundred at once are no way round', async () => {
    const looked = jest.spyOn(argon2, 'verify');
    const results = await Promise.all(
      Array.from({ length: 40 }, () => codeOf(from('203.0.113.9', 'mc1', 'sai mật khẩu'))),
    );
    expect(looked.mock.calls.length).toBeLessThanOrEqual(5);
    expect(results.filter((code) => code === 'wait').length).toBeGreaterThanOrEqual(35);
    looked.mockRestore();
  });

  it('are shared by the instances and lifted by personnel', async () => {
    for (let n = 0; n < 5; n++) await from('203.0.113.9', 'mc2', 'sai mật khẩu');
    const rows = await t.db.rows<{ key: string; failures: number }>(
      'select key, failures from password_tries order by key',
    );
    expect(rows.map(({ key, failures }) => [key.split(':')[0], failures])).toEqual([
      ['account', 5],
      ['address', 5],
      ['pair', 5],
    ]);
    expect(JSON.stringify(rows)).not.toContain('mc2');
    const personnel = await t.client('personnel');
    expect((await personnel.get(`/accounts/${ward.accounts['mc2']}`)).text).toContain('tạm khóa');
    await personnel.post(`/accounts/${ward.accounts['mc2']}/unlocking`);
    expect(await codeOf(from('203.0.113.9', 'mc2', PASSWORD))).toBe('in');
  });
});

describe('a login nobody has', () => {
  it('gets the same answers for the same work as one that somebody has', async () => {
    const worked = async (login: string) => {
      const said = [];
      const done = { statements: 0, verified: 0 };
      const verify = jest.spyOn(argon2, 'verify').mockImplementation((...given) => (done.verified++, kept(...given)));
      const count = jest
        .spyOn(t.db.pool, 'query')
        .mockImplementation(((...given: never[]) => (done.statements++, query(...given))) as never);
      const tx = jest
        .spyOn(t.db, 'tx')
        .mockImplementation(((work: never) => (done.statements++, begin(work))) as never);
      for (let n = 0; n < 7; n++)
        said.push(
          await from('203.0.113.9', login, 'sai mật khẩu').then((r) =>
            r.ok ? 'in' : 'until' in r ? `wait ${r.until.toISOString()}` : r.code,
          ),
        );
      for (const spy of [verify, count, tx]) spy.mockRestore();
      return { said, ...done };
    };
    const kept = argon2.verify;
    const query = t.db.pool.query.bind(t.db.pool) as (...given: never[]) => never;
    const begin = t.db.tx.bind(t.db) as (work: never) => never;
    await from('198.51.100.1', 'khoi-dong', 'băm giả đã có sẵn');
    await t.db.rows(`update accounts set disabled_at = $1 where login = 'mc3'`, [t.clock.now()]);
    await t.db.rows(`update accounts set password_hash = null where login = 'mc4'`);
    const unknown = await worked('khong-co');
    expect(unknown.said[4]).toMatch(/^wait/);
    expect(unknown.verified).toBe(5);
    for (const login of ['mc1', 'mc3', 'mc4']) {
      await t.db.rows('delete from password_tries');
      expect(await worked(login)).toEqual(unknown);
    }
  });

  it('is told the same on the page', async () => {
    const said = async (login: string) => {
      const client = await t.client();
      const texts = [];
      for (let n = 0; n < 6; n++)
        texts.push(
          (await client.post('/sign-in', { login, password: 'gì đó sai' })).text
            .replaceAll(login, '…')
            .replace(/name="_csrf" value="[^"]+"/g, ''),
        );
      return texts;
    };
    expect(await said('khong-co')).toEqual(await said('mc2'));
  });
});

describe('an open session', () => {
  it('is unlocked by the right password after nine wrong ones, and ends after ten', async () => {
    const client = await t.client('mc1');
    pass(16 * 60);
    await client.get('/');
    for (let n = 0; n < 9; n++) expect((await client.post('/unlock', { password: 'sai' })).status).toBe(422);
    expect((await client.post('/unlock', { password: PASSWORD }, {}, false)).headers.get('location')).toBe('/');
    pass(16 * 60);
    await client.get('/');
    for (let n = 0; n < 9; n++) await client.post('/unlock', { password: 'sai' });
    const ended = await client.post('/unlock', { password: 'sai' });
    expect(ended.path).toBe('/sign-in');
    expect(ended.text).toContain('phiên làm việc đã kết thúc');
    expect((await client.post('/unlock', { password: PASSWORD })).path).toBe('/sign-in');
  });

  it('makes who guesses the current password wait', async () => {
    const client = await t.client('mc5');
    const change = (current: string) =>
      client.post('/account/password', {
        current,
        next: 'một câu rất riêng của tôi',
        repeat: 'một câu rất riêng của tôi',
      });
    const answers = [];
    for (let n = 0; n < 5; n++) answers.push((await change('sai mật khẩu')).status);
    expect(answers).toEqual([422, 422, 422, 422, 429]);
    expect((await change(PASSWORD)).status).toBe(429);
    pass(31);
    expect((await change(PASSWORD)).text).toContain('Đã đổi mật khẩu');
    const acts = await t.db.rows<{ act: string }>(
      `select act from audit where chain = $1 and act ~ 'locked|failed' order by seq`,
      [`account:${ward.accounts['mc5']}`],
    );
    expect(acts.map(({ act }) => act)).toEqual([...Array<string>(4).fill('account.sign-in-failed'), 'account.locked']);
  });
});

it('one customer’s IPv6 network is one address', () => {
  expect(networkOf('2001:db8:0:1:aaaa::1')).toBe('2001:db8:0:1::/64');
  expect(networkOf('2001:0DB8:0000:0001:b::')).toBe('2001:db8:0:1::/64');
  expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
});
