import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;
let personnel: Client;

beforeAll(async () => {
  t = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(t.db);
  personnel = await t.client('personnel');
  await t.db.rows(`insert into oversights (post_id, unit_id, from_date) values ($1, $2, '2026-11-01')`, [
    ward.posts['vice'],
    ward.units.KT.id,
  ]);
  await t.db.rows(
    `insert into acting_appointments (unit_id, official_id, from_date, decision_number) values ($1, $2, '2026-11-01', '9/QĐ')`,
    [ward.units.KT.id, ward.officials['kt1']],
  );
});
afterAll(() => t.close());

const PLACE = { unit: 'VP', postTitle: 'Văn thư', tier: '0', position: 'member', decisionNumber: '7/QĐ' };
const idOf = async (sql: string) => (await t.db.one<{ id: number }>(sql))!.id;
const TICK = /<input class="govuk-checkboxes__input" type="checkbox" id="far-([\w-]+)" name="farDay" value="([\d-]+)">/;

/** Every form on who is where: its address, what is typed beside the day, and the day's field. */
const FORMS: [string, () => Promise<string> | string, Record<string, string>, string][] = [
  [
    'a further post',
    () => `/officials/${ward.officials['mc4']}/posts`,
    { ...PLACE, mainPost: 'concurrent', toDate: '' },
    'fromDate',
  ],
  ['a transfer', () => `/officials/${ward.officials['mc3']}/transfer`, PLACE, 'fromDate'],
  ['the end of a post', () => `/posts/${ward.posts['mc5']}/end`, {}, 'day'],
  [
    'an acting head',
    () => `/units/${ward.units.VT.id}/acting`,
    { person: 'CB-vt1', toDate: '', decisionNumber: '8/QĐ' },
    'fromDate',
  ],
  [
    'the end of an acting head',
    async () => `/acting/${await idOf('select min(id) as id from acting_appointments')}/end`,
    {},
    'day',
  ],
  [
    'a seat',
    () => `/units/${ward.units.PM.id}/committee/members`,
    { person: 'CB-vp2', role: 'member', toDate: '' },
    'fromDate',
  ],
  [
    'the end of a seat',
    async () =>
      `/committee-members/${await idOf(`select min(id) as id from committee_members where role = 'member'`)}/end`,
    {},
    'day',
  ],
  ['an oversight', () => `/posts/${ward.posts['vice']}/oversights`, { unit: 'VT', person: '', toDate: '' }, 'fromDate'],
  [
    'the end of an oversight',
    async () =>
      `/oversights/${await idOf('select max(id) as id from oversights where unit_id = ' + ward.units.KT.id)}/end`,
    {},
    'day',
  ],
  [
    'a new official',
    () => '/officials',
    { ...PLACE, name: 'Kiều Thị Mới', code: 'CB-300', personType: 'civil-servant', email: '' },
    'fromDate',
  ],
];

describe.each(FORMS)('%s', (_, path, fields, day) => {
  it('more than two years ahead is asked about with the day spelled out, and taken once it is ticked', async () => {
    const address = await path();
    const asked = await personnel.post(address, { ...fields, [day]: '21/11/2028' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('21/11/2028 còn hơn hai năm nữa');
    expect(TICK.exec(asked.text)?.[2]).toBe('2028-11-21');
    expect(asked.text).toContain('Đúng là ngày 21 tháng 11 năm 2028');
    const done = await personnel.post(address, { ...fields, [day]: '21/11/2028', farDay: '2028-11-21' }, {}, false);
    expect([200, 303]).toContain(done.status);
  });
});

describe('before 1950', () => {
  const first = (fromDate: string, more: Record<string, string> = {}) =>
    personnel.post('/officials', {
      ...{ ...PLACE, name: 'Cụ Bà Mẫu', code: 'CB-302', personType: 'cadre', email: '', fromDate },
      ...more,
    });

  it('is asked about; before 1900 is no day', async () => {
    const asked = await first('03/02/1948');
    expect([asked.status, asked.text.includes('03/02/1948 là trước năm 1950')]).toEqual([422, true]);
    expect(asked.text).toContain('Đúng là ngày 3 tháng 2 năm 1948');
    const none = await first('03/02/1899', { farDay: '1899-02-03' });
    expect([none.status, TICK.test(none.text)]).toEqual([422, false]);
    // What was ticked stays ticked beside another fault.
    const other = await first('03/02/1948', { farDay: '1948-02-03', name: '' });
    expect([other.status, / name="farDay" value="1948-02-03" checked>/.test(other.text)]).toEqual([422, true]);
    expect((await first('03/02/1948', { farDay: '1948-02-03' })).status).toBe(200);
  });

  it('both days of a form are asked about at once, each by its own box', async () => {
    const fields = { ...PLACE, mainPost: 'concurrent', unit: 'VT', fromDate: '01/01/1940', toDate: '01/01/2040' };
    const asked = await personnel.post(`/officials/${ward.officials['vp1']}/posts`, fields);
    expect([...asked.text.matchAll(new RegExp(TICK, 'g'))].map(([, field, on]) => [field, on])).toEqual([
      ['fromDate', '1940-01-01'],
      ['toDate', '2040-01-01'],
    ]);
    const one = await personnel.post(`/officials/${ward.officials['vp1']}/posts`, { ...fields, farDay: '1940-01-01' });
    expect(one.status).toBe(422);
    const both = await personnel.post(`/officials/${ward.officials['vp1']}/posts`, {
      ...fields,
      farDay: ['1940-01-01', '2040-01-01'],
    });
    expect(both.status).toBe(200);
  });

  it('in a correction, too: the tick goes along while it shows what it touches', async () => {
    const id = await idOf(`select max(id) as id from posts where from_date = '1940-01-01'`);
    const fields = {
      ...{
        unit: 'VT',
        postTitle: 'Văn thư',
        position: 'member',
        tier: '0',
        mainPost: 'concurrent',
        toDate: '2040-01-01',
      },
      ...{ fromDate: '02/01/1941', decisionNumber: '7/QĐ', reason: 'Nhập nhầm khi lập danh sách' },
    };
    const asked = await personnel.post(`/posts/${id}/correction`, fields);
    expect([asked.status, TICK.test(asked.text)]).toEqual([422, true]);
    const farDay = ['1941-01-02', '2040-01-01'];
    const shown = await personnel.post(`/posts/${id}/correction`, { ...fields, farDay });
    expect(shown.text).toContain('value="1941-01-02" checked>');
    const agreed = /name="agreed" value="([^"]*)"/.exec(shown.text)![1]!;
    await personnel.post(`/posts/${id}/correction`, { ...fields, farDay, agreed });
    expect(await t.db.one('select from_date as "from" from posts where id = $1', [id])).toEqual({ from: '1941-01-02' });
  });

  it('a substitute far ahead is asked about', async () => {
    const head = await t.client('vphead');
    const fields = { unit: String(ward.units.VP.id), person: 'CB-vp1', fromDate: '2029-01-05', toDate: '2029-02-05' };
    const asked = await head.post('/delegations', fields);
    expect([asked.status, TICK.test(asked.text)]).toEqual([422, true]);
    expect((await head.post('/delegations', { ...fields, farDay: ['2029-01-05', '2029-02-05'] })).status).toBe(200);
  });
});
