import { verify } from '../../src/verify/verify.js';
import { figuresOf } from '../../src/measures/measures.queries.js';
import { approve } from '../committee/approve.js';
import { measureId, standardList } from '../measures/support.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

const WHY = 'Viết nhầm số của tháng trước';

let t: TestApp;
let ward: Ward;
let periodId: number;
let evaluation: number;

beforeAll(async () => {
  t = await startTestApp('2026-11-12T02:00:00Z');
  ward = await makeWard(t.db);
  periodId = await openMonth(t.db, ward, '2026-10');
  evaluation = await approve(t.db, ward, 'mc1', {
    values: ['8', '95', '0', '0', '0'],
    self: ['8', '95', '0', '0', '0'],
    by: 'mcHead',
    month: '2026-10',
  });
});
afterAll(() => t.close());

const newest = async (table: string) => (await t.db.one<{ id: number }>(`select max(id) as id from ${table}`))!.id;
const versions = (kind: string, id: number) =>
  t.db.rows('select number, before, after, reason from corrections where kind = $1 and row_id = $2 order by number', [
    kind,
    id,
  ]);

async function commented(text: string): Promise<number> {
  const secretary = await t.as('secretary');
  await secretary.post('/committee/comments', { evaluationId: String(evaluation), text });
  return newest('comments');
}

describe('a word of the committee', () => {
  it('is corrected by who said it, with a reason; both versions are read by all who read it, the row stays', async () => {
    const id = await commented('Cần trả hồ sơ đúng hẹn hơn');
    const secretary = await t.as('secretary');
    expect((await secretary.get(`/committee/evaluations/${evaluation}`)).text).toContain(
      `/committee/comments/${id}/correction`,
    );
    const page = await secretary.get(`/committee/comments/${id}/correction`);
    expect(page.text).toContain('Cần trả hồ sơ đúng hẹn hơn');
    const short = await secretary.post(`/committee/comments/${id}/correction`, {
      text: 'Đã tiến bộ rõ',
      reason: 'nhầm',
    });
    expect(short.status).toBe(422);
    expect(short.text).toContain('Đã tiến bộ rõ');
    expect(
      (
        await secretary.post(`/committee/comments/${id}/correction`, {
          text: 'Cần trả hồ sơ đúng hẹn hơn',
          reason: WHY,
        })
      ).status,
    ).toBe(422);
    await secretary.post(`/committee/comments/${id}/correction`, { text: 'Đã tiến bộ rõ', reason: WHY });
    const own = (await (await t.as('mc1')).get(`/evaluations/${evaluation}`)).text;
    for (const words of ['Đã tiến bộ rõ', 'Cần trả hồ sơ đúng hẹn hơn', WHY]) expect(own).toContain(words);
    expect(await t.db.one('select text from comments where id = $1', [id])).toEqual({
      text: 'Cần trả hồ sơ đúng hẹn hơn',
    });
    expect(await versions('comment', id)).toEqual([
      { number: 1, before: { text: 'Cần trả hồ sơ đúng hẹn hơn' }, after: { text: 'Đã tiến bộ rõ' }, reason: WHY },
    ]);
    expect((await (await t.as('mc1')).get('/notices')).text).toContain('đã sửa một góp ý');
  });

  it('is nobody else’s to correct, and not from a page that is out of date', async () => {
    const id = await commented('Giữ thái độ niềm nở');
    for (const login of ['chair', 'mc1', 'mcHead', 'inspector'])
      expect([403, 404]).toContain((await (await t.as(login)).get(`/committee/comments/${id}/correction`)).status);
    const secretary = await t.as('secretary');
    const seen = /name="seen" value="([^"]*)"/.exec(
      (await secretary.get(`/committee/comments/${id}/correction`)).text,
    )![1]!;
    await secretary.post(`/committee/comments/${id}/correction`, { text: 'Giữ thái độ đúng mực', reason: WHY, seen });
    const late = await secretary.post(`/committee/comments/${id}/correction`, { text: 'Khác nữa', reason: WHY, seen });
    expect(late.status).toBe(409);
  });

  it('is taken back once, and says so', async () => {
    const id = await commented('Nhầm người');
    const secretary = await t.as('secretary');
    await secretary.post(`/committee/comments/${id}/withdrawal`, { why: 'Góp ý cho người khác cùng tên' });
    const own = (await (await t.as('mc1')).get(`/evaluations/${evaluation}`)).text;
    expect(own).toContain('đã rút lời này');
    expect(own).toContain('Góp ý cho người khác cùng tên');
    expect((await secretary.post(`/committee/comments/${id}/withdrawal`, { why: WHY })).status).toBe(409);
  });

  it('taken back twice at once is taken back once', async () => {
    const id = await commented('Nên gọi dân trước một ngày');
    const secretary = await t.as('secretary');
    const back = () => secretary.post(`/committee/comments/${id}/withdrawal`, { why: WHY });
    expect((await Promise.all([back(), back()])).map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await versions('comment', id)).toHaveLength(1);
  });

  it('stands when its month is closed', async () => {
    const id = await commented('Nói trước khi đóng kỳ');
    await t.db.rows(`update periods set closed_at = now(), closed_by = $2 where id = $1`, [
      periodId,
      ward.accounts['chair'],
    ]);
    const refused = await (
      await t.as('secretary')
    ).post(`/committee/comments/${id}/correction`, { text: 'Đổi', reason: WHY });
    expect(refused.status).toBe(409);
    await t.db.rows('update periods set closed_at = null, closed_by = null where id = $1', [periodId]);
  });
});

describe('the mark that an evaluation was reviewed', () => {
  it('is taken back by who made it; another review may follow, and the rows say the same as the status', async () => {
    const secretary = await t.as('secretary');
    await secretary.post('/committee/reviews', { evaluationId: String(evaluation) });
    const status = async () =>
      (await t.db.one<{ status: string }>('select status from evaluations where id = $1', [evaluation]))!.status;
    expect(await status()).toBe('reviewed');
    const id = await newest('reviews');
    expect((await secretary.get(`/committee/evaluations/${evaluation}`)).text).toContain(
      `/committee/reviews/${id}/correction`,
    );
    await secretary.post(`/committee/reviews/${id}/withdrawal`, { why: 'Chưa đọc kỹ phần minh chứng' });
    expect(await status()).toBe('approved');
    expect((await secretary.post(`/committee/reviews/${id}/withdrawal`, { why: WHY })).status).toBe(409);
    const standing = async () =>
      (await verify(t.db, { paths: null, patient: true })).findings.list.filter(({ field }) =>
        /status/.test(`${field}`),
      );
    expect(await standing()).toEqual([]);
    await secretary.post('/committee/reviews', { evaluationId: String(evaluation) });
    expect(await status()).toBe('reviewed');
    expect(await standing()).toEqual([]);
    await expect(t.db.rows(`update evaluations set status = 'approved' where id = $1`, [evaluation])).rejects.toThrow(
      /what was decided/,
    );
  });
});

describe('a signed pledge', () => {
  const ITEMS = {
    's1.0': 'Nghe dân nói hết rồi mới trả lời',
    's3.0': 'Không nhận quà dưới mọi hình thức',
    's5.0': 'Đọc mỗi quý một cuốn sách nghề',
  };
  async function signed(login: string): Promise<number> {
    const client = await t.as(login);
    const page = await client.post('/pledges', { year: '2026' });
    const id = Number(/\/pledges\/(\d+)\/draft/.exec(page.text)![1]);
    await client.post(`/pledges/${id}/draft`, ITEMS);
    await client.post(`/pledges/${id}/signature`, { anyway: 'yes' });
    return id;
  }
  const isSigned = async (id: number) =>
    (await t.db.one<{ yes: boolean }>('select signed_at is not null as yes from pledges where id = $1', [id]))!.yes;

  it('is taken back by its signer, written again and signed; what was signed first is still read', async () => {
    const id = await signed('mc2');
    const mc2 = await t.as('mc2');
    await mc2.post(`/pledges/${id}/withdrawal`, { why: 'Viết lại mục ba cho đo được' });
    expect(await isSigned(id)).toBe(false);
    expect((await mc2.get(`/pledges/${id}`)).text).toContain('Nghe dân nói hết rồi mới trả lời');
    await mc2.post(`/pledges/${id}/signature`, { anyway: 'yes' });
    expect(await isSigned(id)).toBe(true);
    expect((await (await t.as('mcHead')).get(`/pledges/${id}`)).text).toContain('Viết lại mục ba cho đo được');
  });

  it('is returned by the head, who reads no draft; its author is told', async () => {
    const id = await signed('mc3');
    const head = await t.as('mcHead');
    await head.post(`/pledges/${id}/withdrawal`, { why: 'Mục hai chưa gắn với việc được giao' });
    expect(await isSigned(id)).toBe(false);
    expect((await head.get(`/pledges/${id}`)).status).toBe(404);
    expect((await (await t.as('mc3')).get('/notices')).text).toContain('trả lại bản cam kết năm 2026');
  });

  it('stays once a month rests on it', async () => {
    const id = await signed('mc4');
    await t.db.rows(
      `insert into pledge_checkins (pledge_item_id, month, state, by_account, at) select min(id), '2026-11', 'going', $2, now() from pledge_items where pledge_id = $1`,
      [id, ward.accounts['mc4']],
    );
    expect((await (await t.as('mc4')).post(`/pledges/${id}/withdrawal`, { why: WHY })).status).toBe(409);
    expect(await isSigned(id)).toBe(true);
  });
});

describe('what a committee follows', () => {
  let issue: number;
  beforeAll(async () => {
    const secretary = await t.as('secretary');
    await secretary.post('/focus', {
      committee: String(ward.committeeId),
      unit: String(ward.units.MC.id),
      title: 'Xác nhận cư trú chạm',
      why: 'Người dân phải đi lại nhiều lần',
      owner: String(ward.officials['mcHead']),
      dueOn: '2026-12-20',
    });
    issue = await newest('focus_issues');
  });

  it('has its words put right by the committee alone', async () => {
    const words = {
      title: 'Xác nhận cư trú chậm',
      why: 'Người dân phải đi lại nhiều lần',
      source: '',
      reason: 'Gõ sai chính tả ở tên việc',
    };
    expect((await (await t.as('mcHead')).post(`/focus/${issue}/correction`, words)).status).toBe(403);
    await (await t.as('secretary')).post(`/focus/${issue}/correction`, words);
    const form = (await (await t.as('secretary')).get(`/focus/${issue}/correction`)).text;
    expect([...form.matchAll(/<dt>([^<]+)<\/dt>/g)].map(([, label]) => label)).toEqual(['Tên việc', 'Vì sao chọn']);
    const page = (await (await t.as('mcHead')).get(`/focus/${issue}`)).text;
    for (const said of ['Xác nhận cư trú chậm', 'Xác nhận cư trú chạm', 'Gõ sai chính tả'])
      expect(page).toContain(said);
  });

  it('a step un-ticked twice from one page is un-ticked, not dropped', async () => {
    const head = await t.as('mcHead');
    await head.post(`/focus/${issue}/steps`, { text: 'Rà lại đơn tồn đọng' });
    const step = await newest('focus_steps');
    await head.post(`/focus/${issue}/steps/${step}/done`, { doneNote: '' });
    const seen = /name="seen" value="([^"]+)"/.exec((await head.get(`/focus/steps/${step}/correction`)).text)![1]!;
    const untick = () => head.post(`/focus/steps/${step}/withdrawal`, { why: 'Đánh dấu nhầm bước này', seen });
    expect((await Promise.all([untick(), untick()])).map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await t.db.rows('select done_at as at from focus_steps where id = $1', [step])).toEqual([{ at: null }]);
    await head.post(`/focus/steps/${step}/withdrawal`, { why: 'Gộp vào bước khác rồi' });
  });

  it('steps: corrected, un-ticked, dropped; the report taken back', async () => {
    const head = await t.as('mcHead');
    await head.post(`/focus/${issue}/steps`, { text: 'Lập tổ trả lời đơn' });
    const step = await newest('focus_steps');
    await head.post(`/focus/steps/${step}/correction`, { text: 'Lập tổ trả lời đơn tồn', reason: WHY });
    await head.post(`/focus/${issue}/steps/${step}/done`, { doneNote: 'Đã lập' });
    await head.post(`/focus/steps/${step}/withdrawal`, { why: 'Đánh dấu nhầm, tổ chưa họp' });
    expect(await t.db.one('select text, done_at as at from focus_steps where id = $1', [step])).toEqual({
      text: 'Lập tổ trả lời đơn tồn',
      at: null,
    });
    await head.post(`/focus/steps/${step}/withdrawal`, { why: 'Gộp vào bước khác rồi' });
    expect(await t.db.rows('select 1 from focus_steps where id = $1', [step])).toEqual([]);
    await head.post(`/focus/${issue}/report`, { report: 'Đã trả lời hết đơn tồn của tháng' });
    await head.post(`/focus/reports/${issue}/withdrawal`, { why: 'Còn hai đơn chưa trả lời' });
    expect(await t.db.one('select reported_at as at from focus_issues where id = $1', [issue])).toEqual({ at: null });
    expect((await head.get(`/focus/${issue}`)).text).toContain('Đã trả lời hết đơn tồn của tháng');
  });
});

describe('a figure', () => {
  const CODE = 'dossiers-on-time';
  const stated = async () =>
    (await figuresOf(t.db, { unitIds: [ward.units.MC.id], from: '2026-11', to: '2026-11' })).map(({ value }) => value);
  const form = (value: string) => ({ [`value.${CODE}`]: value, [`source.${CODE}`]: 'Hệ thống một cửa' });
  const at = () => `/measures/units/${ward.units.MC.id}/2026-11`;

  it('is made void with all that came before it, and stated again as a further row', async () => {
    await standardList(t.db, ward);
    expect(await measureId(t.db, ward, CODE)).toBeGreaterThan(0);
    const head = await t.as('mcHead');
    await head.post(at(), form('96,5'));
    await head.post(`${at()}/${CODE}`, { ...form('97'), number: '1', reason: 'Tính thiếu hồ sơ ngày cuối' });
    expect(await stated()).toEqual(['97']);
    const id = await newest('measure_figures');
    expect((await head.get(`${at()}/${CODE}`)).text).toContain(`/measures/figures/${id}/correction`);
    await head.post(`/measures/figures/${id}/withdrawal`, { why: 'Đây là số của Văn phòng' });
    expect(await stated()).toEqual([]);
    expect((await head.post(at(), form('90'))).status).toBe(422);
    expect((await head.post(`/measures/figures/${id}/withdrawal`, { why: WHY })).status).toBe(409);
    await head.post(`${at()}/${CODE}`, { ...form('97'), number: '2', reason: 'Đúng là số của Một cửa' });
    expect(await stated()).toEqual(['97']);
    const page = (await head.get(`${at()}/${CODE}`)).text;
    for (const words of ['đã hủy', 'Đây là số của Văn phòng']) expect(page).toContain(words);
  });
});

it('every correction is sealed by its act', async () => {
  expect(await t.db.rows('select 1 from corrections')).not.toEqual([]);
  expect(
    (await verify(t.db, { paths: null, patient: true })).findings.list.filter(({ field }) =>
      `${field}`.includes('corrections'),
    ),
  ).toEqual([]);
  await expect(t.db.rows(`update corrections set reason = 'một lý do khác hẳn'`)).rejects.toThrow(/permission denied/);
});
