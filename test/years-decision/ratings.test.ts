import { mayRecognise } from '../../src/years/ratings/rating-facts.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';
import { readyYear, type WardYear } from './support.js';

let app: TestApp;
let ward: Ward;
let year: WardYear;
const FULL = {
  act: 'propose',
  'common-1': '9,5',
  'common-2': '9,5',
  'common-3': '9',
  results: '67',
  completed: '100',
  late: '0',
  beyond: '35',
  planCompleted: '100',
  quality: 'yes',
  defects: 'none',
  wrongdoing: 'no',
  forceMajeure: 'no',
  selfLevel: 'excellent',
  report: 'Đã hoàn thành chương trình năm',
  'note-g': '98 % hồ sơ đúng hạn',
};
const path = (unit: 'PM' | 'MC' | 'VP' | 'KT') => `/years/${year.id}/ratings/${ward.units[unit].id}`;
const state = async (login: string, unit: 'PM' | 'MC' | 'VP' | 'KT', fields: Record<string, string> = FULL) =>
  (await app.client(login)).post(path(unit), fields);
const recognise = async (unit: 'PM' | 'MC' | 'VP' | 'KT', level: string, reason = '', login = 'chair') =>
  (await app.client(login)).post(`${path(unit)}/recognition`, { level, reason });
const level = async (unit: 'PM' | 'MC' | 'VP' | 'KT') =>
  (
    await app.db.one<{ level: string | null }>('select level from unit_ratings where unit_id = $1', [
      ward.units[unit].id,
    ])
  )?.level ?? null;

beforeEach(async () => {
  app = await startTestApp('2026-12-08T03:00:00Z');
  ward = await makeWard(app.db);
  year = await readyYear(app.db, ward);
  await app.db.rows('delete from unit_ratings');
});
afterEach(() => app.close());

describe('a unit states its year', () => {
  it('with every figure, in its bounds; a draft may lack some', async () => {
    const { act: _, ...rest } = FULL;
    expect((await state('mchead', 'MC', { ...rest, act: 'save', results: '' })).text).toContain('Đã lưu nháp.');
    expect((await state('mchead', 'MC', { ...FULL, results: '' })).status).toBe(422);
    const over = await state('mchead', 'MC', { ...FULL, 'common-1': '20', 'common-2': '20' });
    expect([over.status, over.text.includes('Ba mục cộng lại nhiều nhất 30 điểm (Điều 6).')]).toEqual([422, true]);
    expect((await state('mchead', 'MC')).text).toContain('Đã gửi đề xuất.');
    expect(
      await app.db.one('select common::text, results::text, self_level from unit_ratings where unit_id = $1', [
        ward.units.MC.id,
      ]),
    ).toEqual({ common: '28.00', results: '67.00', self_level: 'excellent' });
  });

  it('by its head; others do not come to it', async () => {
    expect((await state('vphead', 'MC')).status).toBe(404);
    expect((await state('personnel', 'MC')).status).toBe(403);
    expect((await (await app.client('mc1')).get(path('MC'))).status).toBe(403);
    expect((await state('chair', 'KT')).status).toBe(200);
  });
});

describe('the hole of Điều 8', () => {
  it('95 points with 5 % late fits no level: said so, and the competent person decides with a reason', async () => {
    await state('mchead', 'MC', { ...FULL, late: '5' });
    const { text } = await (await app.client('chair')).get(path('MC'));
    expect(text).toContain(
      '95,00 điểm nhưng chưa đủ điều kiện: không khớp mức nào, cần người có thẩm quyền quyết định.',
    );
    expect(text).toContain('còn nhiệm vụ chưa đúng thời hạn');
    expect((await recognise('MC', 'completed')).text).toContain('Ghi lý do, từ 10 ký tự.');
    expect((await recognise('MC', 'completed', 'Chậm do một nhiệm vụ phối hợp')).text).toContain(
      'Đã công nhận mức xếp loại.',
    );
    expect(await level('MC')).toBe('completed');
    expect(await app.db.one('select fitted from unit_ratings where unit_id = $1', [ward.units.MC.id])).toEqual({
      fitted: 'no-level-fits',
    });
  });

  it('lets only what fits pass, good for excellent with a reason', () => {
    expect([
      mayRecognise('excellent', 'excellent'),
      mayRecognise('excellent', 'good'),
      mayRecognise('good', 'excellent'),
      mayRecognise('no-level-fits', 'good'),
    ]).toEqual(['fits', 'needs-reason', 'refused', 'needs-reason']);
  });
});

describe('recognition', () => {
  it('waits for a complaint to be verified (Điều 9.2a)', async () => {
    await state('mchead', 'MC', { ...FULL, 'common-1': '5', results: '60' });
    const personnel = await app.client('personnel');
    await personnel.post(`${path('MC')}/complaint`, { note: 'Có đơn phản ánh về đoàn kết' });
    const stopped = await recognise('MC', 'good');
    expect([stopped.status, stopped.text.includes('phải xác minh trước (Điều 9.2a)')]).toEqual([422, true]);
    await personnel.post(`${path('MC')}/complaint`, { note: 'Đã xác minh, không đúng' });
    expect((await recognise('MC', 'good')).status).toBe(200);
    expect((await recognise('MC', 'good')).status).toBe(409);
  });

  it('of an excellent unit waits for all, and holds the ceiling of Điều 8.5', async () => {
    await state('mchead', 'MC');
    expect((await recognise('MC', 'excellent')).text).toContain('Chưa tính được trần xuất sắc (Điều 8.5)');
    await state('vphead', 'VP', { ...FULL, 'common-1': '5', results: '60', selfLevel: 'good' });
    await state('chair', 'KT', { ...FULL, 'common-1': '5', results: '60', selfLevel: 'good' });
    expect((await recognise('MC', 'excellent')).text).toContain(
      'Đang có 1 đơn vị xuất sắc, trần là 0: thừa 1 (Điều 8.5a).',
    );
    expect((await recognise('MC', 'good', 'Trần của phường chưa đủ cho đơn vị nào')).status).toBe(200);
  });

  it('goes from below upwards, the commune’s own from outside (Điều 5.2, 9.1)', async () => {
    await state('chair', 'PM', { ...FULL, 'common-1': '5', results: '60' });
    expect((await recognise('PM', 'good', '', 'chair')).status).toBe(403);
    expect((await recognise('PM', 'good', '', 'outside')).text).toContain(
      'Đơn vị cấp dưới chưa được công nhận (Điều 9.1)',
    );
    for (const [unit, login] of [
      ['MC', 'mchead'],
      ['VP', 'vphead'],
      ['KT', 'chair'],
    ] as const) {
      await state(login, unit, { ...FULL, 'common-1': '5', results: '60' });
      expect((await recognise(unit, 'good')).status).toBe(200);
    }
    const personnel = await app.client('personnel');
    const entry = { outsideLevel: 'good', number: '99/QĐ-UBND', decidedOn: '07/12/2026', issuedBy: 'UBND tỉnh' };
    expect((await personnel.post(`${path('PM')}/outside`, { ...entry, number: '' })).status).toBe(422);
    expect((await personnel.post(`${path('PM')}/outside`, entry)).text).toContain('Đã nhập, chờ xác nhận.');
    expect(await level('PM')).toBeNull();
    expect((await personnel.post(`${path('PM')}/confirmation`)).status).toBe(403);
    expect((await (await app.client('outside')).post(`${path('PM')}/confirmation`)).status).toBe(200);
    expect(await level('PM')).toBe('good');
  });
});
