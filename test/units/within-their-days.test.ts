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
  await t.db.rows(`update units set from_date = '2026-10-01' where id = $1`, [ward.units.KT.id]);
  await t.db.rows(
    `insert into committees (unit_id, name, from_date, to_date) values ($1, 'Chi ủy Kinh tế', '2026-09-01', '2026-11-25')`,
    [ward.units.KT.id],
  );
});
afterAll(() => t.close());

const acting = (fields: object) =>
  personnel.post(`/units/${ward.units.KT.id}/acting`, { person: 'CB-kt1', decisionNumber: '8/QĐ', ...fields });
const seat = (fields: object) =>
  personnel.post(`/units/${ward.units.KT.id}/committee/members`, { person: 'CB-kt1', role: 'member', ...fields });
const row = (table: string) =>
  t.db.one<{ id: number }>(`select max(id) as id from ${table} where official_id = $1`, [ward.officials['kt1']]);

it('an acting head begins with the unit, asked and put right', async () => {
  const early = await acting({ fromDate: '30/09/2026' });
  expect([early.status, early.text.includes('thành lập từ 01/10/2026')]).toEqual([422, true]);
  expect((await acting({ fromDate: '01/01/2098', farDay: '' })).text).toContain('01/01/2098 còn hơn hai năm nữa');
  expect((await acting({ fromDate: '01/10/2026', toDate: '30/11/2026' })).status).toBe(200);
  const { id } = (await row('acting_appointments'))!;
  const typed = {
    person: 'CB-kt1',
    toDate: '30/11/2026',
    decisionNumber: '8/QĐ',
    reason: 'Ghi nhầm ngày của quyết định',
  };
  const again = await personnel.post(`/acting/${id}/correction`, { ...typed, fromDate: '30/09/2026' });
  expect([again.status, again.text.includes('thành lập từ 01/10/2026')]).toEqual([422, true]);
});

it('a seat lies within the days of the unit and of its committee, asked and put right', async () => {
  const first = await seat({ fromDate: '15/09/2026', toDate: '20/11/2026' });
  expect([first.status, first.text.includes('thành lập từ 01/10/2026')]).toEqual([422, true]);
  await t.db.rows(`update units set from_date = '-infinity' where id = $1`, [ward.units.KT.id]);
  const early = await seat({ fromDate: '15/08/2026', toDate: '20/11/2026' });
  expect([early.status, early.text.includes('Chi ủy Kinh tế có từ 01/09/2026')]).toEqual([422, true]);
  for (const toDate of ['', '26/11/2026']) {
    const late = await seat({ fromDate: '15/09/2026', toDate });
    expect([late.status, late.text.includes('chỉ có đến hết 25/11/2026')]).toEqual([422, true]);
  }
  expect((await seat({ fromDate: '15/09/2026', toDate: '25/11/2026' })).status).toBe(200);
  const { id } = (await row('committee_members'))!;
  const typed = { person: 'CB-kt1', role: 'member', fromDate: '15/09/2026', reason: 'Ghi nhầm ngày của quyết định' };
  const again = await personnel.post(`/committee-members/${id}/correction`, { ...typed, toDate: '26/11/2026' });
  expect([again.status, again.text.includes('chỉ có đến hết 25/11/2026')]).toEqual([422, true]);
});

it('nobody acts in a unit on days on which it was closed', async () => {
  // Both at once: a unit has one state a day.
  await t.db.tx(async (tx) => {
    await tx.rows(`update units set from_date = '2026-10-01' where id = $1`, [ward.units.VT.id]);
    await tx.rows(
      `insert into unit_states (unit_id, code, name, kind, position, parent_id, path, from_date, to_date, closed_on)
       select id, code, name, kind, position, parent_id, path, '2026-09-01', '2026-09-30', '2026-09-01'::date from units where id = $1`,
      [ward.units.VT.id],
    );
  });
  const shut = await personnel.post(`/units/${ward.units.VT.id}/acting`, {
    ...{ person: 'CB-vt1', decisionNumber: '8/QĐ', fromDate: '15/09/2026', toDate: '' },
  });
  expect([shut.status, shut.text.includes('đã giải thể')]).toEqual([422, true]);
  expect(await t.db.rows('select 1 from acting_appointments where unit_id = $1', [ward.units.VT.id])).toEqual([]);
});
