import { passwordIssues } from '../../src/accounts/password-rules.js';
import { SAMPLE_PASSWORD } from '../../src/seed/sample-people.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client, PASSWORD } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';

const PERSON = {
  login: 'cb-0012',
  name: 'Nguyễn Thị Một',
  places: ['PM', 'Phường mẫu', 'PM-MC', 'Bộ phận Một cửa', 'Tổ (1) *[+'],
};
const faultOf = (password: string) =>
  passwordIssues('next', password, PERSON)[0]?.code.replace('accounts:password.', '') ?? 'good';

describe('a new password', () => {
  it.each([
    ['ngắn quá', 'length'],
    ['123456789', 'length'],
    ['😀😀😀😀😀', 'length'],
    ['a'.repeat(129), 'length'],
    ['aaaaaaaaaaaa', 'oneSign'],
    ['AaAaAaAaAaAa', 'oneSign'],
    ['............', 'oneSign'],
    ['CB-0012 là tôi', 'hasLogin'],
    ['Nguyễn Thị Một', 'isName'],
    ['nguyenthimot', 'isName'],
    ['nguyenthimot1990!', 'isName'],
    ['Một Nguyễn Thị', 'isName'],
    ['1234567890', 'common'],
    ['qwertyuiop', 'common'],
    ['Password123!', 'common'],
    ['iloveyou123', 'common'],
    ['abcabcabcabc', 'common'],
    ['matkhau123', 'common'],
    ['Mật khẩu 123', 'common'],
    ['Matkhau@123', 'common'],
    ['anhyeuem123', 'common'],
    ['Hanoi@2026', 'common'],
    ['vietnam2026', 'common'],
    ['Phuong@2025', 'common'],
    ['khongbiet1', 'common'],
    ['motconvit123', 'common'],
    ['congchuc2026', 'common'],
    ['0912345678', 'common'],
    [SAMPLE_PASSWORD, 'common'],
    ['Thước đo 2026!', 'common'],
    ['ThuocDo@2026#', 'common'],
    ['Admin@123456', 'common'],
    ['Thang11/2026', 'common'],
    ['Tháng 12 năm 2026', 'common'],
    ['November@2026', 'common'],
    ['UBND@2026abc', 'common'],
    ['PM-MC-2026-PM', 'common'],
    ['pmmc20262027', 'common'],
    ['Bộ phận Một cửa 2026', 'common'],
    ['PhuongMau@11.2026', 'common'],
    ['quý ba tới nhà ngoại', 'good'],
    ['phường tôi có cây gạo', 'good'],
    ['pm83920174625', 'good'],
    ['một câu dễ nhớ của riêng tôi', 'good'],
    ['một câu đủ dài', 'good'],
    ['k7w2-m9xq-ab3d', 'good'],
    [PASSWORD, 'good'],
  ])('%s: %s', (password, fault) => expect(faultOf(password)).toBe(fault));
});

describe('passwords that are handed out, and the session', () => {
  let t: TestApp;
  let ward: Ward;
  beforeAll(async () => {
    t = await startTestApp();
    ward = await makeWard(t.db);
  });
  afterAll(() => t.close());

  const slipFor = async (key: string) => {
    const slip = await (await t.as('personnel')).post(`/accounts/${ward.accounts[key]}/one-time-password`);
    return /<code>([a-z0-9-]{14})<\/code>/.exec(slip.text)![1]!;
  };
  const pass = (days: number) => t.clock.set(new Date(t.clock.now().getTime() + days * 86_400_000));

  it('a one-time password lets in once, even for two at the same moment', async () => {
    const password = await slipFor('mc1');
    const [one, two] = [await t.client(), await t.client()];
    const answers = await Promise.all([one, two].map((client) => client.post('/sign-in', { login: 'mc1', password })));
    expect(answers.map(({ status, path }) => (path === '/sign-in' ? status : 'in')).sort()).toEqual([422, 'in']);
    expect((await (await t.client()).post('/sign-in', { login: 'mc1', password })).status).toBe(422);
    const inside = answers[0]!.path === '/sign-in' ? two : one;
    const next = 'một câu dễ nhớ của riêng tôi';
    expect((await inside.post('/account/password', { current: password, next, repeat: next })).text).toContain(
      'Đã đổi mật khẩu',
    );
    await (await t.client()).signIn('mc1', next);
    await (await t.client()).signIn('mc1', next);
  });

  it('a one-time password lives seven days', async () => {
    const start = t.clock.now();
    const [first, second] = [await slipFor('mc2'), await slipFor('mc3')];
    pass(6.99);
    await (await t.client()).signIn('mc2', first);
    pass(0.02);
    expect((await (await t.client()).post('/sign-in', { login: 'mc3', password: second })).status).toBe(422);
    t.clock.set(start);
  });

  it('a change of the password gives the session a new number and keeps it', async () => {
    const client = await t.client('mc4');
    const sids = () =>
      t.db.rows<{ sid: string }>(`select sid from sessions where sess ->> 'accountId' = $1`, [
        String(ward.accounts['mc4']),
      ]);
    const before = await sids();
    const next = 'chiều nay mưa ở bến sông';
    await client.post('/account/password', { current: PASSWORD, next, repeat: next });
    expect((await client.get('/notices')).status).toBe(200);
    const after = await sids();
    expect([before.length, after.length]).toEqual([1, 1]);
    expect(after).not.toEqual(before);
  });

  it('a session ends with the browser unless it was chosen otherwise, also after a new password', async () => {
    const shared = await t.client('mc5');
    shared.closeBrowser();
    expect((await shared.get('/notices')).status).toBe(303);
    const own = await t.client();
    await own.post('/sign-in', { login: 'mc5', password: PASSWORD, keep: 'yes' });
    own.closeBrowser();
    expect((await own.get('/notices')).status).toBe(200);
    const next = 'con đường ra cánh đồng làng';
    await own.post('/account/password', { current: PASSWORD, next, repeat: next });
    own.closeBrowser();
    expect((await own.get('/notices')).status).toBe(200);
  });

  it('the names of the cookies bind them to this host where they are secure', async () => {
    const secure = await startTestApp(undefined, { PUBLIC_URL: 'https://thuocdo.example.vn', TRUST_PROXY: '1' });
    await makeWard(secure.db);
    const client = new Client(secure.url, { 'x-forwarded-proto': 'https' });
    await client.get('/sign-in');
    const lines = (
      await client.post('/sign-in', { login: 'mc1', password: PASSWORD }, {}, false)
    ).headers.getSetCookie();
    await secure.close();
    expect(lines.map((line) => line.split('=')[0]).sort()).toEqual([
      '__Host-thuoc-do',
      '__Host-thuoc-do-device',
      '__Host-thuoc-do-former',
      '__Host-thuoc-do-guest',
    ]);
    for (const line of lines)
      expect(line).toMatch(/; Path=\/(;|$)(?=.*HttpOnly)(?=.*Secure)(?=.*SameSite=Lax)(?!.*Domain)/);
    expect(lines.find((line) => line.startsWith('__Host-thuoc-do='))).not.toMatch(/Max-Age|Expires/i);
  });
});
