import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

let test: TestApp;
let ward: Ward;

const as = (login: string) => test.as(login);

beforeAll(async () => {
  test = await startTestApp('2026-11-24T02:00:00Z');
  ward = await makeWard(test.db);
  await openMonth(test.db, ward);
});
afterAll(() => test.close());

const WHY = 'Người dân tổ 5 phải đi lại ba lần để xác nhận nơi cư trú.';
const choose = async (fields: Record<string, string> = {}, login = 'secretary') =>
  (await as(login)).post('/focus', {
    committee: String(ward.committeeId),
    title: 'Xác nhận cư trú chậm',
    why: WHY,
    unit: String(ward.units.MC.id),
    owner: String(ward.officials['mcHead']),
    dueOn: '2026-12-20',
    ...fields,
  });
const newest = async () =>
  (await test.db.one<{ id: number }>('select id from focus_issues order by id desc limit 1'))!.id;
const stateOf = async (id: number) => (await (await as('secretary')).get(`/focus/${id}`)).text;

let issue: number;

describe('choosing an issue', () => {
  it('keeps what was typed when something is wrong', async () => {
    const page = await choose({ dueOn: '2026-11-24', owner: String(ward.officials['mc1']) });
    expect(page.status).toBe(422);
    expect(page.text).toContain(WHY);
    expect(page.text).toContain('Hạn phải sau hôm nay');
    expect(page.text).toContain('người đứng đầu hoặc cấp phó');
  });

  it('is the duty of chair, deputy and secretary, within their committee', async () => {
    expect((await choose({}, 'member1')).status).toBe(403);
    expect((await choose({ committee: '9999' })).status).toBe(404);
    expect((await choose({ unit: String(ward.units.X.id) })).text).toContain('Hãy chọn một đơn vị trong phạm vi');
  });

  it('tells the owner, and stands first in the list until it is settled', async () => {
    const page = await choose();
    expect(page.path).toBe(`/focus/${(issue = await newest())}`);
    expect(page.text).toContain('Nguyễn Thị Một chủ trì');
    expect(
      (
        await test.db.rows(`select 1 from notices where official_id = $1 and code = 'focus-chosen'`, [
          ward.officials['mcHead'],
        ])
      ).length,
    ).toBe(1);
    expect((await (await as('mcHead')).get('/focus')).text).toContain('Xác nhận cư trú chậm');
    expect((await (await as('vpHead')).get('/focus')).text).not.toContain('Xác nhận cư trú chậm');
    expect((await (await as('vpHead')).get(`/focus/${issue}`)).status).toBe(404);
  });
});

describe('solving it', () => {
  it('is the owner’s: steps, one after the other', async () => {
    expect(
      (await (await as('secretary')).post(`/focus/${issue}/steps`, { text: 'Lập tổ trả lời tại nhà' })).status,
    ).toBe(403);
    expect((await (await as('mcHead')).post(`/focus/${issue}/steps`, { text: 'Lập' })).status).toBe(422);
    await (await as('mcHead')).post(`/focus/${issue}/steps`, { text: 'Lập tổ trả lời tại nhà', stepDue: '2026-11-20' });
    expect(await stateOf(issue)).toContain('Lập tổ trả lời tại nhà');
    const step = (await test.db.one<{ id: number }>('select id from focus_steps'))!.id;
    await (await as('mcHead')).post(`/focus/${issue}/steps/${step}/done`, { doneNote: 'Đã lập, 5 người' });
    expect(await stateOf(issue)).toContain('Đã lập, 5 người');
    expect((await (await as('mcHead')).post(`/focus/${issue}/steps/${step}/done`, {})).status).toBe(409);
  });

  it('moves its day with a reason, and the first day stays readable', async () => {
    expect(
      (await (await as('secretary')).post(`/focus/${issue}/due-day`, { dueOn: '2026-12-25', reason: 'ngắn' })).status,
    ).toBe(422);
    const page = await (
      await as('secretary')
    ).post(`/focus/${issue}/due-day`, { dueOn: '2026-12-25', reason: 'Chờ hệ thống dân cư mở lại' });
    expect(page.text).toContain('hạn đầu 20/12/2026');
    expect(page.text).toContain('Chờ hệ thống dân cư mở lại');
  });

  it('reports with the citizens’ view: both numbers or none', async () => {
    const report = {
      report: 'Ba tuần qua không ai phải đi lại quá một lần.',
      citizensView: 'Dân nói nhanh hơn trước.',
    };
    expect(
      (await (await as('mcHead')).post(`/focus/${issue}/report`, { ...report, citizensSatisfied: '9' })).text,
    ).toContain('Ghi cả số được hỏi');
    expect(
      (
        await (
          await as('mcHead')
        ).post(`/focus/${issue}/report`, { ...report, citizensAsked: '8', citizensSatisfied: '9' })
      ).text,
    ).toContain('Không nhiều hơn 8');
    const page = await (
      await as('mcHead')
    ).post(`/focus/${issue}/report`, { ...report, citizensAsked: '40', citizensSatisfied: '36' });
    expect(page.text).toContain('36 trên 40 người dân');
    expect(page.text).toContain('chờ cấp ủy xác nhận');
    expect((await (await as('mcHead')).post(`/focus/${issue}/report`, report)).status).toBe(409);
  });

  it('goes back with what is missing; the words of the report are kept', async () => {
    const page = await (
      await as('secretary')
    ).post(`/focus/${issue}/return`, { returning: 'Cần số liệu của cả ba tổ' });
    expect(page.text).toContain('Cần số liệu của cả ba tổ');
    expect(page.text).toContain('Ba tuần qua không ai phải đi lại quá một lần.');
    expect(page.text).toContain('đang giải quyết');
  });
});

describe('its conclusion', () => {
  const officials = (keys: string[]) => keys.map((key) => String(ward.officials[key]));
  let sitting: number;
  let item: number;

  beforeAll(async () => {
    await (
      await as('secretary')
    ).post('/sittings', {
      committee: String(ward.committeeId),
      month: '2026-11',
      heldOn: '2026-11-24',
      beganAt: '08:00',
      place: 'Hội trường',
      chairId: String(ward.officials['chair']),
      secretaryId: String(ward.officials['secretary']),
    });
    sitting = (await test.db.one<{ id: number }>('select id from sittings'))!.id;
    await (
      await as('secretary')
    ).post(`/sittings/${sitting}/attendance`, { present: officials(['chair', 'secretary', 'member1']) });
    item = (await test.db.one<{ id: number }>(`select id from sitting_items where kind = 'focus'`))!.id;
  });
  const decide = async (resolving: string, fields: Record<string, string> = {}) =>
    (await as('secretary')).post(`/sittings/${sitting}/items/${item}/resolutions`, {
      resolving,
      text: 'Cấp ủy đã kiểm tra tại tổ dân phố.',
      inFavour: '3',
      ...fields,
    });

  it('is not confirmed before its owner has reported', async () => {
    const early = await decide('settled');
    expect([early.status, early.text.includes('Cấp ủy đã kiểm tra tại tổ dân phố.')]).toEqual([422, true]);
    expect((await test.db.rows('select 1 from sitting_decisions')).length).toBe(0);
  });

  it('is the committee’s, by votes; lost votes settle nothing', async () => {
    await (
      await as('mcHead')
    ).post(`/focus/${issue}/report`, { report: 'Cả ba tổ: không ai phải đi lại quá một lần.' });
    await decide('settled', { inFavour: '1', against: '2' });
    expect(await stateOf(issue)).toContain('chờ cấp ủy xác nhận');
    expect((await decide('settled')).text).toContain('thông qua');
    expect(await stateOf(issue)).toContain('đã giải quyết xong');
    expect(
      (
        await test.db.rows(`select 1 from notices where official_id = $1 and code = 'focus-settled'`, [
          ward.officials['mcHead'],
        ])
      ).length,
    ).toBe(1);
    expect((await decide('dropped')).status).toBe(422);
    expect(await stateOf(issue)).toContain('đã giải quyết xong');
  });

  it('ends every act on it, and it stands among the concluded', async () => {
    expect((await (await as('mcHead')).post(`/focus/${issue}/notes`, { note: 'Thêm nữa' })).status).toBe(409);
    expect((await (await as('secretary')).get('/focus')).text).not.toContain('Xác nhận cư trú chậm');
    expect((await (await as('secretary')).get('/focus?state=concluded')).text).toContain('Xác nhận cư trú chậm');
  });
});
