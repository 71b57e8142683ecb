import { unitsOn } from '../../src/standing/units-on.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;
let personnel: Client;

beforeEach(async () => {
  t = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(t.db);
  await openMonth(t.db, ward);
  personnel = await t.client('personnel');
});
afterEach(() => t.close());

type Unit = keyof Ward['units'];
const BY = { day: '2026-11-15', decisionNumber: '15/QĐ-UBND' };
const post = (unit: Unit, act: string, more: object) =>
  personnel.post(`/units/${ward.units[unit].id}${act}`, { ...BY, ...more });
const move = (unit: Unit, parent: string, day: string) => post(unit, '/parent', { parent, day });
const merge = (unit: Unit, more: object) => post(unit, '/merging', { into: 'VP', ...more });
const empty = (unit: Unit) =>
  t.db.rows(`update posts set to_date = '2026-10-10' where unit_id = $1`, [ward.units[unit].id]);
const then = (unit: Unit, day: string) =>
  t.db.one<{ name: string; path: string; closedOn: string | null }>(
    `select u.name, u.path, u.closed_on as "closedOn" from ${unitsOn('$2::date')} u where u.id = $1`,
    [ward.units[unit].id, day],
  );
const acts = async () => (await t.db.one<{ acts: number }>('select count(*)::int as acts from unit_acts'))!.acts;
const lastAct = async () => (await t.db.one<{ id: number }>('select max(id) as id from unit_acts'))!.id;

async function refuses(answer: Promise<{ status: number; text: string }>, words: string): Promise<void> {
  const before = await acts();
  const { status, text } = await answer;
  expect(status).toBe(422);
  expect(text).toContain(words);
  expect(await acts()).toBe(before);
}

describe('on its day', () => {
  it('a unit is reopened only where it is closed', async () => {
    await empty('KT');
    await post('KT', '/closing', { day: '2026-11-10' });
    await refuses(post('KT', '/reopening', { day: '2026-11-05' }), 'vẫn đang hoạt động');
    expect((await post('KT', '/reopening', { day: '2026-11-12' })).status).toBe(200);
    await refuses(
      personnel.post(`/unit-acts/${await lastAct()}/correction`, { ...BY, day: '2026-11-05', reason: 'Ghi nhầm ngày' }),
      'vẫn đang hoạt động',
    );
  });

  it('a unit is reopened on the very day from which it is closed', async () => {
    await merge('KT', {});
    expect((await post('KT', '/reopening', {})).status).toBe(200);
    expect((await then('KT', '2026-11-15'))!.closedOn).toBeNull();
  });

  it('nothing is done with a unit, or into it, that will have ended', async () => {
    await empty('KT');
    await post('KT', '/closing', { day: '2026-12-10' });
    await refuses(
      post('KT', '', { name: 'Khác', code: 'KT', kind: 'office', day: '2026-12-20' }),
      'đã kết thúc hoạt động',
    );
    await refuses(move('VT', 'KT', '2026-12-20'), 'đơn vị cấp trên (Kinh tế, Hạ tầng và Đô thị) đã kết thúc');
    await refuses(move('VT', 'KT', '2026-12-05'), 'đã kết thúc');
    await refuses(merge('MC', { into: 'KT', day: '2026-12-22' }), 'đã kết thúc hoạt động');
    await refuses(post('KT', '/closing', { day: '2026-11-25' }), 'đã kết thúc hoạt động');
  });

  it('no unit ends above one that comes below it later', async () => {
    await empty('KT');
    await move('VT', 'KT', '2026-12-01');
    await refuses(post('KT', '/closing', { day: '2026-11-20' }), 'Từ ngày 01/12/2026, Tổ văn thư còn hoạt động');
    await refuses(merge('KT', {}), 'Từ ngày 01/12/2026, Tổ văn thư còn hoạt động');
    expect((await then('KT', '2026-12-02'))!.closedOn).toBeNull();
  });

  it('people go one way a day: what was brought by an act is not brought on by another', async () => {
    await merge('KT', {});
    await refuses(merge('VP', { into: 'MC' }), 'hủy ghi nhận 15/QĐ-UBND');
    await refuses(merge('VP', { into: 'MC' }), 'ghi việc này từ ngày 16/11/2026');
    expect((await merge('VP', { into: 'MC', day: '2026-11-16' })).status).toBe(200);
  });

  it('or along the way that the words tell: the first taken back, then one merger with all that end marked', async () => {
    await merge('KT', {});
    const refused = await merge('VP', { into: 'MC' });
    expect(refused.text).toContain('ở trang lịch sử của đơn vị');
    const history = (await personnel.get(`/units/${ward.units.VP.id}/history`)).text;
    const correct = /href="(\/unit-acts\/\d+\/correction)"/.exec(history)![1]!;
    const back = /href="(\/unit-acts\/\d+\/annulment)"/.exec((await personnel.get(correct)).text)![1]!;
    expect((await personnel.post(back, { annulReason: 'Gộp thành một lần sắp xếp' })).text).toContain(
      'Đã hủy ghi nhận',
    );
    const page = (await personnel.get(`/units/${ward.units.VP.id}/merging?into=MC`)).text;
    expect(page).toContain(`name="also" value="${ward.units.KT.id}"`);
    expect((await merge('VP', { into: 'MC', also: String(ward.units.KT.id) })).status).toBe(200);
    for (const unit of ['VP', 'KT'] as const) expect((await then(unit, '2026-11-15'))!.closedOn).not.toBeNull();
    expect(
      await t.db.rows(`select count(*)::int as n from posts p where p.unit_id = any ($1) and p.to_date is null`, [
        [ward.units.VP.id, ward.units.KT.id],
      ]),
    ).toEqual([{ n: 0 }]);
  });

  it('an act that changes nothing is none', async () => {
    await refuses(move('KT', 'PM', '2026-11-15'), 'không làm thay đổi gì');
    const twice = await Promise.all([move('VT', 'MC', '2026-11-15'), move('VT', 'MC', '2026-11-15')]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 422]);
  });
});

it('ids that no table could hold are refused as what is no id', async () => {
  const split = { name: 'Tổ', code: 'HT', kind: 'office', place: 'beside' };
  for (const answer of [
    await merge('KT', { also: '99999999999' }),
    await post('MC', '/splitting', { ...split, people: '99999999999' }),
  ])
    expect(answer.status).toBe(422);
});

it('the words of a unit that an act founded are mended from its first day', async () => {
  await post('MC', '/splitting', {
    name: 'Tổ Hộ tich',
    code: 'HT',
    kind: 'office',
    place: 'beside',
    people: String(ward.officials['mc1']),
  });
  const { id } = (await t.db.one<{ id: number }>(`select id from units where code = 'HT'`))!;
  const mend = { name: 'Tổ Hộ tịch', code: 'HT', kind: 'office', reason: 'Gõ thiếu dấu' };
  expect((await personnel.post(`/units/${id}/mending`, mend)).text).toContain('<h1>Tổ Hộ tịch</h1>');
  expect(await t.db.rows('select name, from_date as "from", to_date as "to" from units where id = $1', [id])).toEqual([
    { name: 'Tổ Hộ tịch', from: '2026-11-15', to: null },
  ]);
});

it('a unit is founded no later than what another act does with it, and the words say which', async () => {
  const split = { name: 'Tổ Hộ tịch', code: 'HT', kind: 'office', place: 'beside', day: '2026-11-10' };
  await post('MC', '/splitting', { ...split, people: String(ward.officials['mc1']) });
  const correction = `/unit-acts/${await lastAct()}/correction`;
  const put = (day: string) => personnel.post(correction, { ...BY, day, reason: 'Ghi nhầm ngày' });
  expect((await merge('KT', { into: 'HT', day: '2026-11-15' })).status).toBe(200);
  await refuses(put('2026-11-18'), 'Một quyết định khác về Tổ Hộ tịch có hiệu lực từ 15/11/2026');
  expect((await put('2026-11-18')).text).not.toContain('đơn vị cấp trên');
  expect((await put('2026-11-12')).status).toBe(200);
});

it('the day of a merger is put right only as far as its posts reach', async () => {
  await t.db.rows(`update posts set from_date = '2026-11-10' where official_id = $1`, [ward.officials['kt1']]);
  await merge('KT', {});
  const path = `/unit-acts/${await lastAct()}/correction`;
  await refuses(personnel.post(path, { ...BY, day: '2026-11-05', reason: 'Ghi nhầm ngày' }), 'bắt đầu từ 05/11/2026');
  await t.db.rows(`update posts set to_date = '2026-11-30' where official_id = $1 and unit_id = $2`, [
    ward.officials['kt1'],
    ward.units.VP.id,
  ]);
  await refuses(
    personnel.post(path, { ...BY, day: '2026-12-05', reason: 'Ghi nhầm ngày' }),
    'Đến ngày 05/12/2026 có chức vụ ở đơn vị mới',
  );
});

it('nobody stays in charge of a unit that ended, and nobody comes to be', async () => {
  const acting = (from: string) =>
    t.db.rows(
      `insert into acting_appointments (official_id, unit_id, decision_number, from_date) values ($1, $2, '9/QĐ', $3::date)`,
      [ward.officials['vpHead'], ward.units.KT.id, from],
    );
  await acting('2026-12-01');
  await refuses(merge('KT', {}), 'bắt đầu từ 01/12/2026');
  await empty('KT');
  await refuses(post('KT', '/closing', {}), '1 phân công phụ trách');
});
