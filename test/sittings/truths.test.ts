import { approve, approveDesk } from '../committee/approve.js';
import { readPdf } from '../reports/read-pdf.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

let test: TestApp;
let ward: Ward;
let browsers = new Map<string, Promise<Client>>();

/** Another day: whoever was signed in signs in again. */
const clock = (at: string) => {
  test.clock.set(new Date(at));
  browsers = new Map();
};
const as = (login: string) => {
  if (!browsers.has(login)) browsers.set(login, test.client(login.toLowerCase()));
  return browsers.get(login)!;
};

beforeAll(async () => {
  test = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(test.db);
  await openMonth(test.db, ward);
  await approveDesk(test.db, ward);
  await approve(test.db, ward, 'vp1', { values: ['8', '8', '8', '0'], by: 'vpHead' });
  for (const [key, role] of [
    ['vice', 'deputy'],
    ['vpHead', 'member'],
  ] as const) {
    await test.db.rows(
      `insert into committee_members (committee_id, official_id, role, from_date) values ($1, $2, $3, '2025-01-01')`,
      [ward.committeeId, ward.officials[key], role],
    );
  }
});
afterAll(() => test.close());

const official = (key: string) => String(ward.officials[key]);
const newest = async () => (await test.db.one<{ id: number }>('select id from sittings order by id desc limit 1'))!.id;
const call = async (fields: Record<string, string> = {}) =>
  (await as('secretary')).post('/sittings', {
    committee: String(ward.committeeId),
    month: '2026-11',
    heldOn: '2026-11-27',
    beganAt: '17:00',
    place: 'Hội trường',
    chairId: official('chair'),
    secretaryId: official('secretary'),
    ...fields,
  });
const attend = async (id: number, keys: string[]) =>
  (await as('secretary')).post(`/sittings/${id}/attendance`, { present: keys.map(official) });
const itemOf = async (sitting: number, kind: string) =>
  (await test.db.one<{ id: number }>(
    'select id from sitting_items where sitting_id = $1 and kind = $2 and removed_at is null order by id desc limit 1',
    [sitting, kind],
  ))!.id;
const votes = (inFavour: number) => ({ inFavour: String(inFavour), against: '0', abstained: '0' });

describe('a sitting tells what is so', () => {
  let id: number;

  it('calls a unit late only past its day; before that it is progress', async () => {
    expect((await (await as('secretary')).get('/sittings/new')).text).not.toMatch(/value="\d\d:\d\d"/);
    const early = await call({ heldOn: '2026-11-20', beganAt: '08:00' });
    expect(early.text).toContain('Tiến độ');
    expect(early.text).not.toContain('Đơn vị chậm');
    expect(early.text).toMatch(/Số liệu trong nội dung là số lúc mở phiên họp, 09:00 20\/11\/2026/);
    await (
      await as('secretary')
    ).post(`/sittings/${await newest()}/cancellation`, { reason: 'Chờ đủ số liệu của tháng' });
    await test.db.rows(
      `insert into focus_issues (committee_id, unit_id, title, why, owner_id, first_due_on, due_on, chosen_by, chosen_at) values ($1, $2, 'Biển chỉ dẫn ở Một cửa', 'Người dân hỏi nhiều', $3, '2026-11-20', '2026-11-20', $4, '2026-10-05')`,
      [ward.committeeId, ward.units.MC.id, ward.officials['mcHead'], ward.accounts['secretary']],
    );
    clock('2026-11-27T12:00:00Z');
    const late = await call();
    id = await newest();
    expect(late.text).toContain('Đơn vị chậm');
    expect(late.text).toContain('so trên các tiêu chí chung');
    expect(late.text).toContain('hạn: 20/11/2026 (quá hạn)');
    expect((await (await as('vice')).get('/notices')).text).toContain('lúc 17:00, thứ Sáu 27/11/2026, tại Hội trường.');
  });

  it('answers in the form, with what was typed, what stands against it, and blames nobody', async () => {
    expect((await (await as('secretary')).get('/sittings/new')).text).not.toMatch(/<button[^>]* form=/);
    const again = await call({ place: 'Phòng họp tầng hai' });
    expect([
      again.status,
      again.text.includes('Phòng họp tầng hai'),
      again.text.includes('Có người vừa làm trước'),
    ]).toEqual([409, true, false]);
    await attend(id, ['chair', 'secretary']);
    const item = await itemOf(id, 'leaders-below');
    const decided = await (
      await as('secretary')
    ).post(`/sittings/${id}/items/${item}/resolutions`, { text: 'Yêu cầu giải trình bằng văn bản', ...votes(2) });
    expect([
      decided.status,
      decided.text.includes('chưa đủ số người'),
      decided.text.includes('Có người vừa làm trước'),
    ]).toEqual([409, true, false]);
    const closing = await (
      await as('secretary')
    ).post(`/sittings/${id}/closing`, { endedAt: '18:59', conclusion: 'Kết luận đã gõ' });
    expect([closing.status, closing.text.includes('chưa đủ số người')]).toEqual([409, false]);
    expect(closing.text).toContain('Chưa đủ số người dự');
    expect(closing.text).not.toContain('Có người vừa làm trước');
  });

  it('offers no choice that cannot work, and picks none for whoever decides', async () => {
    await test.db.rows(
      `insert into focus_issues (committee_id, unit_id, title, why, owner_id, first_due_on, due_on, chosen_by, chosen_at) values ($1, $2, 'Đèn ngõ 5 tắt hai tháng', 'Người dân phản ánh ba lần', $3, '2026-11-20', '2026-11-20', $4, '2026-10-05')`,
      [ward.committeeId, ward.units.MC.id, ward.officials['mcHead'], ward.accounts['secretary']],
    );
    const issue = (await test.db.one<{ id: number }>('select id from focus_issues order by id desc limit 1'))!.id;
    const item = (await test.db.one<{ id: number }>(
      `insert into sitting_items (sitting_id, position, kind, issue_id, title, facts, added_by, added_at) values ($1, 90, 'focus', $2, 'Đèn ngõ 5', '{}', $3, '2026-11-27T12:00:00Z') returning id`,
      [id, issue, ward.accounts['secretary']],
    ))!.id;
    await attend(id, ['chair', 'secretary', 'member1', 'vice']);
    const url = `/sittings/${id}/items/${item}`;
    const choices = async () =>
      [...(await (await as('secretary')).get(url)).text.matchAll(/name="resolving" value="([a-z]+)"( checked)?/g)].map(
        ([, value, checked]) => `${value}${checked ?? ''}`,
      );
    expect(await choices()).toEqual(['resolved', 'dropped']);
    const settled = await (
      await as('secretary')
    ).post(`${url}/resolutions`, { resolving: 'settled', text: 'Xác nhận đã giải quyết xong', ...votes(4) });
    expect([settled.status, settled.text.includes('Xác nhận đã giải quyết xong')]).toEqual([422, true]);
    expect(
      (await (await as('secretary')).post(`${url}/resolutions`, { text: 'Tiếp tục theo dõi', ...votes(4) })).status,
    ).toBe(422);
    await test.db.rows(
      `update focus_issues set reported_at = '2026-11-26', reported_by = $2, report = 'Đã thay toàn bộ đèn' where id = $1`,
      [issue, ward.accounts['mcHead']],
    );
    expect(await choices()).toEqual(['resolved', 'settled', 'dropped']);
  });

  it('knows nobody as absent and withdrawn at once', async () => {
    const item = await itemOf(id, 'late-units');
    const page = async () => (await (await as('secretary')).get(`/sittings/${id}`)).text;
    expect(await page()).not.toMatch(/Rút khỏi nội dung này:\s*[^<]*Lý Văn Phòng/);
    const absent = await (
      await as('secretary')
    ).post(`/sittings/${id}/items/${item}/withdrawals`, { person: official('vpHead'), note: 'Là họ hàng' });
    expect([absent.status, absent.text.includes('vắng mặt nên không rút')]).toEqual([422, true]);
    await attend(id, ['chair', 'secretary', 'member1', 'vice', 'vpHead']);
    expect(await page()).toMatch(/Rút khỏi nội dung này:\s*[^<]*Lý Văn Phòng/);
  });

  it('writes down who attended beside the members, and asks about what is undecided', async () => {
    await (
      await as('secretary')
    ).post(`/sittings/${id}/attendance`, {
      present: ['chair', 'secretary', 'member1', 'vice'].map(official),
      guests: 'Đoàn giám sát của quận, ba người',
      guestsSent: 'yes',
    });
    const page = await (await as('secretary')).get(`/sittings/${id}`);
    expect(page.text).toContain('Đoàn giám sát của quận, ba người');
    const later = await (
      await as('secretary')
    ).post(`/sittings/${id}/closing`, { endedAt: '19:30', conclusion: 'Kết luận đã gõ', undecided: 'yes' });
    expect([later.status, later.text.includes('bây giờ là 19:00'), later.text.includes('Kết luận đã gõ')]).toEqual([
      422,
      true,
      true,
    ]);
    const early = await (
      await as('secretary')
    ).post(`/sittings/${id}/closing`, { endedAt: '18:59', conclusion: 'Kết luận đã gõ', undecided: 'yes' });
    expect([
      early.status,
      early.text.includes('Giờ kết thúc không trước 19:00'),
      early.text.includes('Kết luận đã gõ'),
    ]).toEqual([422, true, true]);
    const asked = await (
      await as('secretary')
    ).post(`/sittings/${id}/closing`, { endedAt: '19:00', conclusion: 'Kết luận đã gõ' });
    expect([
      asked.status,
      /\d+ nội dung chưa có quyết định/.test(asked.text),
      asked.text.includes('Kết luận đã gõ'),
    ]).toEqual([422, true, true]);
    expect(
      (
        await (
          await as('secretary')
        ).post(`/sittings/${id}/closing`, { endedAt: '19:00', conclusion: 'Kết luận đã gõ', undecided: 'yes' })
      ).text,
    ).toContain('đã kết thúc');
  });

  it('gives the minutes the figures and names of the screen, the place and the guests', async () => {
    const screen = (await (await as('secretary')).get(`/sittings/${id}`)).text;
    expect(screen).toContain('<strong>Chưa có quyết định.</strong>');
    expect((await (await as('secretary')).get('/sittings/new')).text).toContain('value="17:00"');
    const pdf = await readPdf((await (await as('secretary')).download(`/forms/sittings/${id}/minutes.pdf`)).bytes);
    const paper = pdf.text.replace(/\s+/g, ' ');
    const lines = [
      ...screen.slice(screen.indexOf('class="agenda"')).matchAll(/<p class="(?:|soft small|said)">([^<]+)<\/p>/g),
    ].map(([, text]) => text!.trim());
    expect(lines.length).toBeGreaterThan(2);
    for (const line of [
      ...lines,
      'Hội trường',
      'Phường mẫu, ngày 27 tháng 11 năm 2026',
      'Đoàn giám sát của quận, ba người',
      'Số liệu lúc 19:00 27/11/2026',
    ])
      expect(paper).toContain(line.replace(/\s+/g, ' '));
  });

  it('opens again on its day by chair and secretary together, with a reason', async () => {
    const ask = async (login: string, reason: string) =>
      (await as(login)).post(`/sittings/${id}/reopening`, { reopening: reason });
    const confirm = async (login: string) => (await as(login)).post(`/sittings/${id}/reopening/confirmation`, {});
    expect((await confirm('chair')).status).toBe(409);
    expect((await ask('vice', 'Ghi thiếu một nội dung')).status).toBe(403);
    expect((await ask('secretary', 'ngắn')).status).toBe(422);
    expect((await ask('secretary', 'Ghi thiếu một nội dung đã bàn')).status).toBe(200);
    expect((await ask('chair', 'Ghi thiếu một nội dung đã bàn')).status).toBe(409);
    expect((await confirm('secretary')).status).toBe(403);
    const open = await confirm('chair');
    expect([open.status, open.text.includes('đang họp'), open.text.includes('Ghi thiếu một nội dung đã bàn')]).toEqual([
      200,
      true,
      true,
    ]);
    expect(
      (await test.db.rows(`select 1 from audit where act in ('sitting.reopening-asked', 'sitting.reopened')`)).length,
    ).toBe(2);
    await (
      await as('secretary')
    ).post(`/sittings/${id}/closing`, { endedAt: '19:00', conclusion: 'Kết luận lần hai', undecided: 'yes' });
    const pdf = await readPdf((await (await as('secretary')).download(`/forms/sittings/${id}/minutes.pdf`)).bytes);
    expect(pdf.text.replace(/\s+/g, ' ')).toContain('Ghi thiếu một nội dung đã bàn');
    clock('2026-11-27T17:30:00Z');
    const late = await ask('secretary', 'Ghi thiếu một nội dung nữa');
    expect([late.status, late.text.includes('chỉ mở lại được trong ngày')]).toEqual([409, true]);
  });
});
