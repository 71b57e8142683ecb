import { unitsOn } from '../../src/standing/units-on.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;
let personnel: Client;
let before: unknown;

const BY = { day: '2026-11-15', decisionNumber: '15/QĐ-UBND' };
const REASON = { annulReason: 'Ghi nhầm đơn vị' };

beforeEach(async () => {
  t = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(t.db);
  await openMonth(t.db, ward, '2026-10');
  await t.db.rows(`update periods set closed_at = '2026-11-03T00:00:00Z'`);
  await openMonth(t.db, ward);
  personnel = await t.client('personnel');
  await t.db.rows(
    `insert into account_roles (account_id, role, unit_id, granted_at) values ($1, 'inspector', $2, now())`,
    [ward.accounts['vp1'], ward.units.MC.id],
  );
  await t.db.rows(
    `insert into oversights (post_id, official_id, from_date, to_date) values ($1, $2, '2025-01-01', '2026-12-31')`,
    [ward.posts['mcDeputy'], ward.officials['mc1']],
  );
  before = await all();
});
afterEach(() => t.close());

type Unit = keyof Ward['units'];
const merge = (unit: Unit, more: object = {}) =>
  personnel.post(`/units/${ward.units[unit].id}/merging`, { into: 'KT', headAs: 'member', ...BY, ...more });
const founded = () =>
  merge('MC', { into: '+', name: 'Một cửa và Văn phòng', code: 'MCVP', also: String(ward.units.VP.id) });
const split = (more: object = {}) =>
  personnel.post(`/units/${ward.units.MC.id}/splitting`, {
    ...{ name: 'Tổ Hộ tịch', code: 'HT', kind: 'office', place: 'beside' },
    people: [ward.officials['mcDeputy'], ward.officials['mc1']].map(String),
    ...{ head: String(ward.officials['mc1']), headTitle: 'Tổ trưởng', headTier: '2' },
    ...BY,
    ...more,
  });
const lastAct = async () => (await t.db.one<{ id: number }>('select max(id) as id from unit_acts'))!.id;
const annul = async (act?: number, who = personnel) =>
  who.post(`/unit-acts/${act ?? (await lastAct())}/annulment`, REASON);
const idOf = async (code: string) =>
  (await t.db.one<{ id: number }>('select id from units where code = $1', [code]))!.id;

/** All that a merger or a split touches, without the numbers of rows. */
async function all() {
  const on = (sql: string) => t.db.rows(sql);
  return {
    units: await on(
      `select u.id, u.code, u.name, u.path, u.parent_id, u.closed_on, u.from_date, u.to_date from units u where u.from_date < 'infinity' order by u.id`,
    ),
    states: await on('select unit_id, name, from_date, to_date, path from unit_states order by 1, 3'),
    posts: await on(
      'select official_id, unit_id, title, tier, position, main, from_date, to_date from posts order by official_id, from_date',
    ),
    oversights: await on(
      'select post_id, unit_id, official_id, from_date, to_date from oversights order by post_id, unit_id, from_date',
    ),
    acting: await on('select official_id, unit_id, from_date, to_date from acting_appointments order by 1, 3'),
    seats: await on(
      'select committee_id, official_id, role, from_date, to_date from committee_members order by 1, 2, 4',
    ),
    roles: await on('select account_id, role, unit_id from account_roles where ended_at is null order by 1, 2, 3'),
    papers: await on(`select official_id, month, unit_id, status from evaluations order by 1, 2`),
  };
}
const then = (unitId: number, day: string) =>
  t.db.one<{ name: string; path: string; closedOn: string | null }>(
    `select u.name, u.path, u.closed_on as "closedOn" from ${unitsOn('$2::date')} u where u.id = $1`,
    [unitId, day],
  );
const postsOf = (key: string) =>
  t.db.rows<{ unit: string; position: string; from: string; to: string | null }>(
    `select u.code as unit, p.position, p.from_date as "from", p.to_date as "to" from posts p join units u on u.id = p.unit_id where p.official_id = $1 order by p.from_date`,
    [ward.officials[key]],
  );

describe('taken back while nothing was decided, all is as before', () => {
  it.each([
    ['a merger into a unit that is there', () => merge('MC')],
    ['a merger of two into a new one', founded],
    ['a split', () => split()],
  ])('of %s', async (_, act) => {
    expect((await act()).status).toBe(200);
    expect(await all()).not.toEqual(before);
    const id = await lastAct();
    const page = await personnel.get(`/unit-acts/${id}/annulment`);
    expect(page.status).toBe(200);
    for (const words of ['như chưa từng được ghi', 'Bùi Thị Ba', '<strong>Nguyễn Thị Một</strong>', 'Trịnh Thị Thư'])
      expect(page.text).toContain(words);
    expect(await t.db.rows(`select 1 from unit_acts where kind = 'annul'`)).toEqual([]);
    const done = await annul(id);
    expect(done.text).toContain('Đã hủy ghi nhận');
    for (const words of ['Hủy ghi nhận', 'Ghi nhầm đơn vị', '15/QĐ-UBND']) expect(done.text).toContain(words);
    expect(await all()).toEqual(before);
    expect((await annul(id)).status).toBe(409);
    expect((await (await t.client('mc1')).get('/notices')).text).toContain(
      'chức vụ của bạn trở lại như trước từ ngày 15/11/2026',
    );
  });

  it('and the code of a unit that never was is free for the right one', async () => {
    await founded();
    const id = await idOf('MCVP');
    await annul();
    const { text } = await personnel.get(`/units/${id}`);
    expect(text).toContain('Ghi nhận thành lập đơn vị này đã bị hủy.');
    expect(text).not.toContain('/reopening');
    expect((await personnel.get(`/units/${ward.units.PM.id}`)).text).not.toContain('Một cửa và Văn phòng');
    expect((await founded()).text).toContain('<h1>Một cửa và Văn phòng</h1>');
    expect(await then(id, '2026-12-31')).toBeUndefined();
  });

  it('an end that came since goes along', async () => {
    await merge('MC');
    await t.db.rows(`update posts set to_date = '2026-11-25' where official_id = $1 and to_date is null`, [
      ward.officials['mc2'],
    ]);
    await annul();
    expect(await postsOf('mc2')).toEqual([{ unit: 'MC', position: 'member', from: '2025-01-01', to: '2026-11-25' }]);
  });

  it('of a day to come, whose roles have not moved yet', async () => {
    await merge('MC', { day: '2026-12-01' });
    await annul();
    t.clock.set(new Date('2026-12-02T02:00:00Z'));
    await t.client('personnel');
    expect(await all()).toEqual(before);
  });
});

describe('refused with the way', () => {
  async function refuses(answer: Promise<{ status: number; text: string }>, words: string): Promise<void> {
    const was = await all();
    const { status, text } = await answer;
    expect(status).toBe(422);
    expect(text).toContain(words);
    expect(await all()).toEqual(was);
  }

  it('where a later act builds on it', async () => {
    await founded();
    const id = await lastAct();
    const page = `/units/${await idOf('MCVP')}`;
    await personnel.post(page, { name: 'Tên khác', code: 'MCVP', kind: 'office', ...BY, decisionNumber: '16/QĐ' });
    await refuses(annul(id), 'Quyết định 16/QĐ từ 15/11/2026');
    const shown = await personnel.get(`/unit-acts/${id}/annulment`);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('Quyết định 16/QĐ');
    expect(shown.text).not.toContain('name="annulReason"');
    await annul();
    expect((await annul(id)).text).toContain('Đã hủy ghi nhận');
  });

  it('where another act moved the people on', async () => {
    await merge('MC');
    const id = await lastAct();
    await personnel.post(`/units/${ward.units.KT.id}/merging`, {
      ...{ into: 'VP', headAs: 'member', day: '2026-11-18', decisionNumber: '17/QĐ' },
    });
    await refuses(annul(id), 'Quyết định 17/QĐ đã đưa');
  });

  it('where a post has been changed by hand, or more was given by it', async () => {
    await split({ head: '' });
    await t.db.rows(
      `insert into oversights (post_id, official_id, from_date) select id, $2, '2026-11-16' from posts where official_id = $1 and to_date is null`,
      [ward.officials['mcDeputy'], ward.officials['mc2']],
    );
    await refuses(annul(), 'Hoàng Văn Hai đã được giao phụ trách thêm');
    await t.db.rows(`delete from oversights where from_date = '2026-11-16'`);
    await t.db.rows(`update posts set from_date = '2026-11-17' where official_id = $1 and to_date is null`, [
      ward.officials['mc1'],
    ]);
    await refuses(annul(), 'Chức vụ của Bùi Thị Ba');
  });

  it('where the new unit has people or data of its own', async () => {
    await split();
    const unit = await idOf('HT');
    await t.db.rows(
      `insert into posts (official_id, unit_id, title, tier, position, main, from_date) values ($1, $2, 'Kiêm nhiệm', 0, 'member', false, '2026-11-18')`,
      [ward.officials['kt1'], unit],
    );
    await refuses(annul(), 'Đơn vị mới còn 1 chức vụ');
    await t.db.rows(`delete from posts where title = 'Kiêm nhiệm'`);
    await t.db.rows(`insert into settings (unit_id, key, value) values ($1, 'place', 'Hà Nội')`, [unit]);
    await refuses(annul(), 'Đơn vị mới đã có 1 dữ liệu');
  });

  it('to who is not personnel of all its units', async () => {
    await merge('MC');
    expect((await annul(await lastAct(), await t.client('mcHead'))).status).toBe(403);
    expect((await (await t.client('stranger')).get(`/unit-acts/${await lastAct()}/annulment`)).status).toBe(403);
  });
});

describe('where months were decided since', () => {
  const close = () => t.db.rows(`update periods set closed_at = '2026-12-01T00:00:00Z' where month = '2026-11'`);
  const request = async () => (await t.db.one<{ id: number }>('select max(id) as id from unit_act_annulments'))!.id;
  beforeEach(async () => {
    t.clock.set(new Date('2026-12-05T02:00:00Z'));
    personnel = await t.client('personnel');
  });

  it.each([
    ['a merger into a unit that is there', () => merge('MC'), 'KT'],
    ['a merger of two into a new one', founded, 'MCVP'],
    ['a split', () => split(), 'HT'],
  ])('%s goes back from the first open day, by a second person', async (_, act, code) => {
    await act();
    const to = await idOf(code);
    const id = await lastAct();
    await close();
    const closed = await t.db.rows(`select u.* from ${unitsOn(`date '2026-11-30'`)} u order by u.id`);
    const page = await personnel.get(`/unit-acts/${id}/annulment`);
    expect(page.text).toContain('từ ngày 01/12/2026 mọi việc trở lại như khi chưa có việc này');
    expect((await annul(id)).text).toContain('Đã gửi đề nghị');
    expect(await postsOf('mc1')).toHaveLength(2);
    const path = `/unit-annulments/${await request()}`;
    expect((await personnel.post(`${path}/confirmation`, {})).status).toBe(403);
    expect((await annul(id)).status).toBe(409);
    const second = await t.client('chair');
    expect((await second.get('/')).text).toContain(path);
    expect((await second.get('/notices')).text).toContain('đề nghị hủy ghi nhận theo quyết định 15/QĐ-UBND');
    expect((await second.get(path)).text).toContain('Ghi nhầm đơn vị');
    expect((await second.post(`${path}/confirmation`, {})).text).toContain('Đã đồng ý và đã hủy');
    expect(await t.db.rows(`select u.* from ${unitsOn(`date '2026-11-30'`)} u order by u.id`)).toEqual(closed);
    expect(await postsOf('mc1')).toEqual([
      { unit: 'MC', position: 'member', from: '2025-01-01', to: '2026-11-14' },
      { unit: code, position: code === 'HT' ? 'head' : 'member', from: '2026-11-15', to: '2026-11-30' },
      { unit: 'MC', position: 'member', from: '2026-12-01', to: null },
    ]);
    expect(await then(ward.units.MC.id, '2026-12-01')).toMatchObject({ path: ward.units.MC.path, closedOn: null });
    if (code !== 'KT') expect(await then(to, '2026-12-01')).toMatchObject({ closedOn: '2026-11-30' });
    const now = (rows: unknown) =>
      (rows as { to_date: string | null }[]).filter(({ to_date: end }) => end === null || end > '2026-12-01').length;
    const [was, is] = [before as Awaited<ReturnType<typeof all>>, await all()];
    expect(is.roles).toEqual(was.roles);
    expect(now(is.oversights)).toBe(now(was.oversights));
    const history = await personnel.get(`/units/${ward.units.MC.id}/history`);
    for (const words of ['15/QĐ-UBND', 'Đã hủy: từ 01/12/2026', 'Ghi nhầm đơn vị'])
      expect(history.text).toContain(words);
    expect((await second.post(`${path}/confirmation`, {})).status).toBe(409);
    expect((await annul(id)).status).toBe(409);
  });

  it('a decided paper of an open month stays where it was decided, and its month too', async () => {
    await founded();
    await t.db.rows(`update evaluations set status = 'submitted' where official_id = $1 and month = '2026-11'`, [
      ward.officials['mc1'],
    ]);
    expect((await annul()).text).toContain('Đã gửi đề nghị');
    await (await t.client('personnel2')).post(`/unit-annulments/${await request()}/confirmation`, {});
    expect((await then(await idOf('MCVP'), '2026-11-30'))!.closedOn).toBeNull();
    expect((await postsOf('mc1')).at(-1)).toMatchObject({ unit: 'MC', from: '2026-12-01' });
  });

  it('a request is refused, or taken back by who asked', async () => {
    await merge('MC');
    const id = await lastAct();
    await close();
    for (const [who, words] of [
      ['personnel2', 'Không được đồng ý'],
      ['personnel', 'Không được đồng ý'],
    ] as const) {
      expect((await annul(id)).text).toContain('Đã gửi đề nghị');
      const client = await t.client(who);
      expect((await client.post(`/unit-annulments/${await request()}/refusal`, {})).text).toContain(words);
    }
    expect(await t.db.rows(`select 1 from unit_acts where kind = 'annul'`)).toEqual([]);
    expect((await (await t.client('mc1')).get(`/unit-annulments/${await request()}`)).status).toBe(403);
    expect((await (await t.client('vpHead')).get(`/unit-annulments/${await request()}`)).status).toBe(404);
  });

  it('nobody to agree is said, with the way', async () => {
    await merge('MC');
    await close();
    await t.db.rows(`update accounts set disabled_at = now() where login in ('personnel2', 'chair')`);
    const refused = await annul();
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('giao quyền Cán bộ tổ chức cho thêm một người');
  });

  it('what was shown is what is agreed to', async () => {
    await merge('MC');
    const id = await lastAct();
    const { text } = await personnel.get(`/unit-acts/${id}/annulment`);
    const seen = /name="seen" value="([^"]+)"/.exec(text)![1]!;
    await close();
    expect((await personnel.post(`/unit-acts/${id}/annulment`, { ...REASON, seen })).status).toBe(409);
  });
});
