import { notifyAccounts } from '../../src/acts/notify-accounts.js';
import { notify, notifyMany } from '../../src/acts/notify.js';
import { shownParams } from '../../src/accounts/notice.view.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;
beforeAll(async () => {
  t = await startTestApp();
  ward = await makeWard(t.db);
});
afterAll(() => t.close());

describe('notices', () => {
  it('are told to the person alone, stay unread until marked, and are read in the reader’s words', async () => {
    const at = t.clock.now();
    const officialId = ward.officials['mc1']!;
    await t.db.tx((tx) =>
      notify(tx, {
        officialId,
        code: 'approved',
        params: { month: '2026-11', by: 'Nguyễn Thị Một' },
        href: '/evaluations',
        at,
      }),
    );
    await t.db.tx((tx) =>
      notifyMany(tx, [
        {
          officialId,
          code: 'petition-received',
          params: { month: '2026-11', by: 'A', due: '2026-12-15' },
          href: '/evaluations',
          at,
        },
        {
          officialId: ward.officials['mc2']!,
          code: 'comment',
          params: { month: '2026-11', by: 'B' },
          href: '/evaluations',
          at,
        },
      ]),
    );
    const client = await t.client('mc1');
    const list = await client.get('/notices');
    expect(list.text).toContain('Nguyễn Thị Một đã duyệt phiếu tháng 11/2026 của bạn.');
    expect(list.text).toContain('Hạn giải quyết: hết thứ Ba 15/12/2026.');
    expect(list.text).not.toContain('đã góp ý');
    expect((await client.get('/notices')).text).toContain('chưa đọc');
    const read = await client.post('/notices/read');
    expect(read.text).not.toContain('<strong>chưa đọc</strong>');
    expect(await t.db.one('select count(*)::int as n from notices where read_at is null')).toEqual({ n: 1 });
  });

  it('an account without an official is told by itself, another one as the official', async () => {
    const admin = await t.client('admin');
    expect((await admin.get('/notices')).text).toContain('Chưa có thông báo');
    await t.db.tx((tx) =>
      notifyAccounts(
        tx,
        ['personnel', 'mc3'].map((login) => ({
          ...{ accountId: ward.accounts[login]!, code: 'comment', params: { month: '2026-11', by: 'Lê Thị Ba' } },
          ...{ href: '/evaluations', at: t.clock.now() },
        })),
      ),
    );
    const personnel = await t.client('personnel');
    expect((await personnel.get('/')).text).toContain('href="/notices"');
    expect((await personnel.get('/notices')).text).toContain('Lê Thị Ba');
    expect((await personnel.post('/notices/read')).text).not.toContain('<strong>chưa đọc</strong>');
    expect((await (await t.client('mc3')).get('/notices')).text).toContain('<strong>chưa đọc</strong>');
    expect((await admin.get('/notices')).text).toContain('Chưa có thông báo');
  });

  it('shows months and days in the language', () => {
    expect(shownParams({ month: '2026-11', due: '2026-12-05', by: 'X', n: 3 }, 'vi')).toEqual({
      month: '11/2026',
      due: 'hết thứ Bảy 05/12/2026',
      by: 'X',
      n: 3,
    });
  });
});
