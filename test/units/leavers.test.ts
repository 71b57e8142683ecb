import { signedIn, startMonth, handIn, CHUNG_SELF, type Month } from '../approvals/support.js';
import { rewind } from '../support/audit.js';
import { PASSWORD, type Client } from '../support/client.js';

let t: Month;
let personnel: Client;
const evaluation = (key: string) =>
  t.db.one<{ id: number; status: string; unitId: number; versionId: number }>(
    'select id, status, unit_id as "unitId", version_id as "versionId" from evaluations where official_id = $1 and period_id = $2',
    [t.ward.officials[key], t.periodId],
  );
const notices = async (key: string) =>
  (
    await t.db.rows<{ code: string }>('select code from notices where official_id = $1 order by id', [
      t.ward.officials[key],
    ])
  ).map(({ code }) => code);
const end = (key: string, day: string) => personnel.post(`/posts/${t.ward.posts[key]}/end`, { day });
const tried = async (login: string, password = PASSWORD) => {
  const client = await t.client();
  await client.get('/sign-in');
  return (await client.post('/sign-in', { login, password })).text;
};
const acts = async (chain: string) =>
  (await t.db.rows<{ act: string }>('select act from audit where chain = $1 order by seq', [chain])).map(
    ({ act }) => act,
  );

beforeAll(async () => {
  t = await startMonth('2026-11-20T02:00:00Z');
  personnel = await signedIn(t, 'personnel');
});
afterAll(() => t.close());

describe('who holds no post on the month’s last day', () => {
  it('has no evaluation when it was untouched, and the person and the head hear of it', async () => {
    const form = await personnel.get(`/posts/${t.ward.posts['vp1']}/end`);
    expect(form.text).toContain('phiếu còn trắng bị bỏ, phiếu đã có nội dung được miễn');
    expect(form.text).toContain('tài khoản đóng khi hết ngày cuối giữ chức vụ');
    expect((await end('vp1', '2026-11-25')).text).toContain('bỏ 1 phiếu còn trắng, miễn 0 phiếu đã có nội dung');
    expect(await evaluation('vp1')).toBeUndefined();
    expect(await notices('vp1')).toContain('left-removed');
    expect(await notices('vpHead')).toContain('left-head');
    expect(await acts(`official:${t.ward.officials['vp1']}`)).toEqual(['post.ended', 'evaluation.removed']);
  });

  it('is excused when something was stated in it, and what was stated stays', async () => {
    const own = await signedIn(t, 'vp2');
    await own.post(`/evaluations/${t.evaluations['vp2']}/draft`, { 'value.dan': '8', 'note.dan': 'Có sổ góp ý' });
    expect((await end('vp2', '2026-11-28')).text).toContain('bỏ 0 phiếu còn trắng, miễn 1 phiếu đã có nội dung');
    expect((await evaluation('vp2'))?.status).toBe('excused');
    const { text } = await own.get(`/evaluations/${t.evaluations['vp2']}`);
    expect(text).toContain('Có sổ góp ý');
    expect(text).toContain('30/11/2026');
    expect(await notices('vp2')).toContain('left-excused');
  });

  it('keeps the evaluation with a post that ends on the last day', async () => {
    await end('kt2', '2026-11-30');
    expect((await evaluation('kt2'))?.status).toBe('draft');
  });

  it('gets the evaluation back with a post after all', async () => {
    const post = {
      unit: 'VP',
      postTitle: 'Công chức',
      tier: '0',
      position: 'member',
      mainPost: 'main',
      fromDate: '2026-11-29',
      toDate: '',
      decisionNumber: '',
    };
    await personnel.post(`/officials/${t.ward.officials['vp2']}/posts`, post);
    expect((await evaluation('vp2'))?.status).toBe('draft');
    await personnel.post(`/officials/${t.ward.officials['vp1']}/posts`, post);
    expect((await evaluation('vp1'))?.status).toBe('draft');
  });

  it('cannot hand one in, however the post came to its end', async () => {
    const own = await signedIn(t, 'kt1');
    await own.post(`/evaluations/${t.evaluations['kt1']}/draft`, {
      'value.dan': '9',
      'value.viec': '8',
      'value.guong': '7,5',
      'value.le': '0',
    });
    await t.db.rows(`update posts set to_date = '2026-11-29' where id = $1`, [t.ward.posts['kt1']]);
    const answer = await own.post(`/evaluations/${t.evaluations['kt1']}/submission`);
    expect(answer.text).toContain('Bạn không giữ chức vụ chính ở cơ quan này vào ngày cuối tháng');
    expect((await evaluation('kt1'))?.status).toBe('draft');
  });

  it('is taken out by “Cập nhật danh sách” too, an evaluation handed in as well', async () => {
    await handIn(t, 'secretary', CHUNG_SELF);
    await t.db.rows(`update posts set to_date = '2026-11-29' where id = any ($1)`, [
      [t.ward.posts['secretary'], t.ward.posts['member1']],
    ]);
    const { text } = await personnel.post(`/periods/${t.periodId}/refresh`);
    expect(text).toContain('bỏ 1 phiếu trắng và ghi miễn 2 phiếu');
    expect(await evaluation('member1')).toBeUndefined();
    expect((await evaluation('secretary'))?.status).toBe('excused');
    expect((await evaluation('kt1'))?.status).toBe('excused');
  });

  it('is left alone when the evaluation is decided', async () => {
    await rewind(t.ownerUrl, `update evaluations set status = 'approved', score = 80 where id = $1`, [
      t.evaluations['mc5'],
    ]);
    await end('mc5', '2026-11-27');
    expect((await evaluation('mc5'))?.status).toBe('approved');
  });
});

describe('a transfer', () => {
  const to = { postTitle: 'Công chức', tier: '0', position: 'member', fromDate: '2026-11-21', decisionNumber: '' };

  it('tells the person and both heads, and shows what was stated beside the new evaluation', async () => {
    const own = await signedIn(t, 'mc1');
    await own.post(`/evaluations/${t.evaluations['mc1']}/draft`, {
      'value.chao-dan': '9,5',
      'note.chao-dan': 'Chào từng người',
    });
    await personnel.post(`/officials/${t.ward.officials['mc1']}/transfer`, { ...to, unit: 'VP' });
    expect(await evaluation('mc1')).toMatchObject({
      unitId: t.ward.units.VP.id,
      versionId: t.ward.versions.chung,
      status: 'draft',
    });
    expect(await notices('mc1')).toEqual(['transferred']);
    expect(await notices('mcHead')).toContain('transfer-left');
    expect(await notices('vpHead')).toContain('transfer-head');
    const { text } = await own.get(`/evaluations/${t.evaluations['mc1']}`);
    expect(text).toContain('Đã khai ở Bộ phận Một cửa');
    expect(text).toMatch(/Chào dân trước, mời ngồi, hỏi việc: <b>9,5<\/b>/);
    expect(text).toContain('Chào từng người');
    expect(text).not.toContain('name="value.chao-dan"');
  });

  it('hides the old marks of conduct from the new head until the marks are revealed', async () => {
    const own = await signedIn(t, 'mc1');
    const filled = { 'value.dan': '9', 'value.viec': '8', 'value.guong': '7,5', 'value.le': '0' };
    await own.post(`/evaluations/${t.evaluations['mc1']}/draft`, filled);
    await own.post(`/evaluations/${t.evaluations['mc1']}/submission`);
    const head = await signedIn(t, 'vphead');
    expect((await head.get(`/approvals/${t.evaluations['mc1']}`)).text).not.toContain('Chào từng người');
    await head.post(`/approvals/${t.evaluations['mc1']}/revelation`, filled);
    expect((await head.get(`/approvals/${t.evaluations['mc1']}`)).text).toContain('Chào từng người');
  });

  it('takes a returned evaluation along: nobody hands it in where they left', async () => {
    await t.db.rows(
      `update evaluations set status = 'returned', self_values = '{9,96,1,null,null}', head_values = '{1,2,3,null,null}' where id = $1`,
      [t.evaluations['mc2']],
    );
    await personnel.post(`/officials/${t.ward.officials['mc2']}/transfer`, { ...to, unit: 'KT' });
    expect(await evaluation('mc2')).toMatchObject({ unitId: t.ward.units.KT.id, status: 'returned' });
    expect(await t.db.one('select head_values as head from evaluations where id = $1', [t.evaluations['mc2']])).toEqual(
      {
        head: [],
      },
    );
  });
});

describe('the account of who holds no post any more', () => {
  it('is open on the last day and closed after it, with a sentence', async () => {
    t.clock.set(new Date('2026-11-27T10:00:00Z'));
    const client = await t.client();
    expect((await client.signIn('mc5')).text).not.toContain('Tài khoản này đã đóng');
    t.clock.set(new Date('2026-11-28T02:00:00Z'));
    expect((await client.get('/evaluations')).text).not.toContain(`/evaluations/${t.evaluations['mc5']}`);
    expect(await tried('mc5')).toContain('Tài khoản này đã đóng từ hết ngày 27/11/2026');
    expect(await tried('mc5', 'khong phai mat khau')).not.toContain('đã đóng');
    const { text } = await (await signedIn(t, 'personnel')).get(`/accounts/${t.ward.accounts['mc5']}`);
    expect(text).toContain('mật khẩu mới không mở lại được');
    expect(text).not.toContain('/one-time-password');
  });

  it('stays open for the days that the agency leaves', async () => {
    await t.db.rows(`insert into settings (unit_id, key, value) values ($1, 'leaver-days', '10')`, [
      t.ward.units.PM.id,
    ]);
    expect(await tried('mc5')).not.toContain('Tài khoản này đã đóng');
    t.clock.set(new Date('2026-12-08T02:00:00Z'));
    expect(await tried('mc5')).toContain('hết ngày 07/12/2026');
    const form = await (await signedIn(t, 'personnel')).get(`/posts/${t.ward.posts['mc3']}/end`);
    expect(form.text).toContain('tài khoản đóng 10 ngày sau ngày cuối giữ chức vụ');
  });

  it('is not closed for the last administrator', async () => {
    await t.db.rows(`update account_roles set ended_at = $1 where role = 'administrator'`, [t.clock.now()]);
    await t.db.rows(`insert into account_roles (account_id, role, granted_at) values ($1, 'administrator', $2)`, [
      t.ward.accounts['mc5'],
      t.clock.now(),
    ]);
    expect(await tried('mc5')).not.toContain('Tài khoản này đã đóng');
  });
});
