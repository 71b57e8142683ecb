import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, MOT_CUA, openMonth, type Ward } from '../support/ward.js';

let t: TestApp;
let ward: Ward;
let adopted: number;

const states = async () => {
  const { text } = await (await t.client('mchead')).get(`/criteria/units/${ward.units.MC.id}`);
  return [...text.matchAll(/>(Đang áp dụng|Áp dụng từ kỳ sau|Bản trước đây)</g)].map(([, state]) => state);
};

beforeAll(async () => {
  t = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(t.db);
  await openMonth(t.db, ward);
  adopted = (await t.db.one<{ id: number }>(
    `insert into criteria_versions (set_id, number, content, created_by, created_at, updated_at, signed_by, signed_at, decision_number, decision_date, countersigned_by, countersigned_at)
     select set_id, 2, $2, created_by, created_at, updated_at, signed_by, signed_at, '02/QĐ', decision_date, countersigned_by, '2026-11-19T02:00:00Z' from criteria_versions where id = $1 returning id`,
    [ward.versions.motCua, JSON.stringify({ ...MOT_CUA, name: 'Bộ tiêu chí Một cửa mới' })],
  ))!.id;
});
afterAll(() => t.close());

describe('“Đang áp dụng”', () => {
  it('is said of the version that the open month uses, not of the one adopted since', async () => {
    expect(
      (await t.client('mchead').then((client) => client.get(`/criteria/versions/${ward.versions.motCua}`))).text,
    ).toContain('Đang áp dụng');
    expect((await t.client('mchead').then((client) => client.get(`/criteria/versions/${adopted}`))).text).toContain(
      'Áp dụng từ kỳ sau',
    );
    expect((await states()).sort()).toEqual(['Áp dụng từ kỳ sau', 'Đang áp dụng', 'Đang áp dụng'].sort());
    const { text } = await (await t.client('chair')).get('/criteria');
    expect(text).toContain('Bộ tiêu chí Một cửa, phiên bản 1');
    expect(text).not.toContain('Một cửa mới');
  });

  it('goes over to it when the month is closed', async () => {
    await t.db.rows('update periods set closed_at = $1, closed_by = 1', [t.clock.now()]);
    expect((await states()).sort()).toEqual(['Bản trước đây', 'Đang áp dụng', 'Đang áp dụng'].sort());
  });
});
