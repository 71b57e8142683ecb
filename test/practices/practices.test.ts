import { ensureStandardMeasures } from '../../src/measures/standard-measures.js';
import { movedWord } from '../../src/practices/practice.view.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';

let test: TestApp;
let ward: Ward;
let measure: number;

const as = (login: string) => test.as(login);

beforeAll(async () => {
  test = await startTestApp('2026-11-24T02:00:00Z');
  ward = await makeWard(test.db);
  await test.db.tx((tx) =>
    ensureStandardMeasures(tx, ward.units.PM.id, ward.accounts['personnel']!, new Date('2026-11-01T00:00:00Z')),
  );
  measure = (await test.db.one<{ id: number }>(`select id from measures where code = 'satisfaction'`))!.id;
  for (const [unit, month, value] of [
    ['MC', '2026-06', '82'],
    ['MC', '2026-10', '94.5'],
    ['VP', '2026-09', '90'],
    ['VP', '2026-11', '88'],
  ] as const) {
    await test.db.rows(
      `insert into measure_figures (measure_id, unit_id, month, number, value, asked, source, at) values ($1, $2, $3, 1, $4, 100, 'Phiếu hỏi', '2026-11-01')`,
      [measure, ward.units[unit].id, month, value],
    );
  }
});
afterAll(() => test.close());

const WHAT = 'Mỗi sáng một công chức mặc áo xanh đứng ở cửa, hướng dẫn từng người.';
const fields = (more: Record<string, string> = {}) => ({
  unit: String(ward.units.MC.id),
  title: 'Công chức áo xanh',
  what: WHAT,
  beganOn: '2026-07-01',
  ...more,
});
const newest = async () => (await test.db.one<{ id: number }>('select id from practices order by id desc limit 1'))!.id;

describe('a register of practices', () => {
  let practice: number;

  it('takes its figures from the unit’s measure, never from typing', async () => {
    const wrong = await (
      await as('mcHead')
    ).post('/practices', fields({ measure: String(measure), beforeMonth: '2026-06', afterMonth: '2026-09' }));
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Tháng này đơn vị chưa có số');
    expect(wrong.text).toContain(WHAT);
    expect(
      (await (await as('mcHead')).post('/practices', fields({ beforeMonth: '2026-06', afterMonth: '2026-10' }))).text,
    ).toContain('Chọn chỉ số trước');
    expect(
      (
        await (
          await as('mcHead')
        ).post('/practices', fields({ measure: String(measure), beforeMonth: '2026-10', afterMonth: '2026-06' }))
      ).text,
    ).toContain('Tháng sau phải sau');
    const page = await (
      await as('mcHead')
    ).post(
      '/practices',
      fields({ measure: String(measure), beforeMonth: '2026-06', afterMonth: '2026-10', beforeValue: '1' }),
    );
    expect(page.path).toBe(`/practices/${(practice = await newest())}`);
    expect(page.text).toMatch(/82[\s\S]*94,5[\s\S]*tốt lên/);
  });

  it('is written by the unit’s head or personnel, read by the whole agency, unknown to another', async () => {
    expect((await (await as('vpHead')).post('/practices', fields())).status).toBe(403);
    expect((await (await as('mc1')).get(`/practices/${practice}`)).status).toBe(200);
    expect((await (await as('mc1')).post(`/practices/${practice}`, fields())).status).toBe(403);
    expect((await (await as('stranger')).get(`/practices/${practice}`)).status).toBe(404);
    expect((await (await as('stranger')).get('/practices')).text).not.toContain('Công chức áo xanh');
  });

  it('is taken up by another unit once, which says what it did there', async () => {
    const url = `/practices/${practice}/uses`;
    const take = { unit: String(ward.units.VP.id), takenOn: '2026-10-01', adapted: 'Chỉ thứ Hai và thứ Năm' };
    expect((await (await as('vpHead')).post(url, { ...take, takenOn: '2026-06-01' })).status).toBe(422);
    expect((await (await as('mcHead')).post(url, take)).status).toBe(403);
    expect((await (await as('mcHead')).post(url, { ...take, unit: String(ward.units.MC.id) })).status).toBe(422);
    expect((await (await as('vpHead')).post(url, take)).text).toContain('Chỉ thứ Hai và thứ Năm');
    expect((await (await as('vpHead')).post(url, take)).status).toBe(409);
    expect(
      (
        await test.db.rows(`select 1 from notices where official_id = $1 and code = 'practice-taken-up'`, [
          ward.officials['mcHead'],
        ])
      ).length,
    ).toBe(1);
    const use = (await test.db.one<{ id: number }>('select id from practice_uses'))!.id;
    expect(
      (await (await as('mcHead')).post(`/practices/uses/${use}/report`, { result: 'Không phải đơn vị tôi' })).status,
    ).toBe(403);
    const page = await (
      await as('vpHead')
    ).post(`/practices/uses/${use}/report`, {
      result: 'Người dân ít phải hỏi lại.',
      beforeMonth: '2026-09',
      afterMonth: '2026-11',
    });
    expect(page.text).toMatch(/90[\s\S]*88[\s\S]*kém đi/);
    expect((await (await as('vpHead')).post(`/practices/uses/${use}/stop`, { reason: '' })).status).toBe(422);
    expect(
      (await (await as('vpHead')).post(`/practices/uses/${use}/stop`, { reason: 'Đủ quầy hướng dẫn rồi' })).text,
    ).toContain('Đủ quầy hướng dẫn rồi');
  });

  it('is recognised in a sitting, and from then on stays as it was', async () => {
    await test.db.tx(async (tx) => {
      await tx.change(
        `update practices set committee_id = $2, recognised_by = $3, recognised_at = '2026-11-24', recognised_note = 'Nên nhân rộng' where id = $1`,
        [practice, ward.committeeId, ward.accounts['secretary']],
      );
    });
    expect((await (await as('mcHead')).post(`/practices/${practice}`, fields({ title: 'Tên khác hẳn' }))).status).toBe(
      409,
    );
    expect((await (await as('mc1')).get(`/practices/${practice}`)).text).toContain('Nên nhân rộng');
    expect(
      (await (await as('mcHead')).post(`/practices/${practice}/end`, { reason: 'Đã thành nền nếp của bộ phận' })).text,
    ).toContain('đã dừng');
    expect(
      (
        await (
          await as('vpHead')
        ).post(`/practices/${practice}/uses`, { unit: String(ward.units.VP.id), takenOn: '2026-11-01' })
      ).status,
    ).toBe(409);
  });
});

it.each([
  ['82', '94.5', 'up', 'better'],
  ['90', '88', 'up', 'worse'],
  ['90', '91', 'up', 'same'],
  ['5', '2', 'down', 'better'],
  ['2', '5', 'down', 'worse'],
  ['5', '5', 'up', 'same'],
  ['1', '2', 'none', null],
  [null, '2', 'up', null],
] as const)('from %s to %s where %s is good: %s', (beforeValue, afterValue, direction, word) => {
  expect(
    movedWord(
      { beforeMonth: '2026-01', afterMonth: '2026-02', beforeValue, afterValue },
      { measureKind: 'percent', direction, threshold: null },
    ),
  ).toBe(word);
});
