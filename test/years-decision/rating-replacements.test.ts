import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';
import { giveMonths, labelOf, rate, readyYear, type WardYear } from './support.js';

let app: TestApp;
let ward: Ward;
let year: WardYear;
type Unit = 'PM' | 'MC' | 'VP' | 'KT';
const path = (unit: Unit) => `/years/${year.id}/ratings/${ward.units[unit].id}`;
const DECISION = {
  newLevel: 'completed',
  number: '77/QĐ-UBND',
  decidedOn: '07/12/2026',
  why: 'Kết luận thanh tra cho thấy số liệu tự chấm sai',
};
const replace = async (unit: Unit, fields: Record<string, string> = DECISION, login = 'chair') =>
  (await app.client(login)).post(`${path(unit)}/replacement`, fields);
const decide = async () =>
  (await app.client('chair')).post(`/years/${year.id}/decision`, { agency: String(ward.units.PM.id), part: 'people' });
const rows = async () =>
  app.db.rows('select number, before, level, decision_number, reason from unit_rating_replacements order by id');
const level = async (unit: Unit) =>
  (
    await app.db.one<{ level: string | null }>('select level from unit_ratings where unit_id = $1', [
      ward.units[unit].id,
    ])
  )?.level ?? null;

beforeEach(async () => {
  app = await startTestApp('2026-12-08T03:00:00Z');
  ward = await makeWard(app.db);
  year = await readyYear(app.db, ward);
});
afterEach(() => app.close());

describe('a recognised level', () => {
  it('is replaced by a numbered decision with its reason; the former ones stay readable and are in the audit', async () => {
    const done = await replace('MC');
    expect(done.text).toContain('Đã thay mức xếp loại; mức cũ vẫn đọc được.');
    expect(done.text).toContain('Hoàn thành tốt nhiệm vụ → Hoàn thành nhiệm vụ');
    expect(done.text).toContain('Quyết định số 77/QĐ-UBND ngày 07/12/2026');
    expect((await replace('MC', { ...DECISION, newLevel: 'not-completed', number: '78/QĐ-UBND' })).text).toContain(
      'Hoàn thành nhiệm vụ → Không hoàn thành nhiệm vụ',
    );
    expect(await level('MC')).toBe('not-completed');
    expect(await rows()).toEqual([
      { number: 1, before: 'good', level: 'completed', decision_number: '77/QĐ-UBND', reason: DECISION.why },
      { number: 2, before: 'completed', level: 'not-completed', decision_number: '78/QĐ-UBND', reason: DECISION.why },
    ]);
    const { text } = await (await app.client('mchead')).get(path('MC'));
    expect(text).toContain('Đã công nhận: Hoàn thành tốt nhiệm vụ');
    expect(text).toContain('Mức đang có hiệu lực, sau khi thay: <strong>Không hoàn thành nhiệm vụ</strong>');
    expect(text).not.toContain('name="newLevel"');
    const acts = await app.db.rows<{ payload: string }>(
      `select payload from audit where act = 'year.rating-replaced' order by id`,
    );
    expect(acts.map(({ payload }) => (JSON.parse(payload) as { detail: object }).detail)).toMatchObject([
      { before: 'good', level: 'completed', number: '77/QĐ-UBND', reason: DECISION.why },
      { before: 'completed', level: 'not-completed' },
    ]);
  });

  it('is replaced by whoever recognises it alone, in the bounds, and only once there is one', async () => {
    expect([
      (await replace('MC', DECISION, 'mchead')).status,
      (await replace('MC', DECISION, 'personnel')).status,
      (await replace('MC', DECISION, 'vphead')).status,
    ]).toEqual([403, 403, 404]);
    for (const field of ['newLevel', 'number', 'decidedOn', 'why'] as const)
      expect([field, (await replace('MC', { ...DECISION, [field]: '' })).status]).toEqual([field, 422]);
    expect((await replace('MC', { ...DECISION, newLevel: 'good' })).text).toContain('Đây là mức đang có hiệu lực.');
    expect((await replace('MC', { ...DECISION, decidedOn: '09/12/2026' })).text).toContain(
      'Ngày quyết định còn ở phía trước.',
    );
    expect((await replace('PM', DECISION, 'outside')).status).toBe(409);
    await rate(app, ward, year.id, 'PM', 'good');
    expect((await replace('PM', DECISION, 'chair')).status).toBe(403);
    expect(await rows()).toEqual([]);
    expect((await replace('PM', DECISION, 'outside')).status).toBe(200);
  });

  it('becomes excellent only under the ceiling of Điều 8.5', async () => {
    const over = await replace('MC', { ...DECISION, newLevel: 'excellent' });
    expect([
      over.status,
      over.text.includes('Đang có 1 đơn vị xuất sắc, trần là 0: thừa 1 (Điều 8.5a).'),
      await level('MC'),
    ]).toEqual([422, true, 'good']);
  });
});

describe('the label of the unit’s head', () => {
  it('follows the new level while it is open, and nothing is said', async () => {
    await giveMonths(app.db, ward, 'mcHead', '85');
    await replace('MC');
    expect((await decide()).status).toBe(200);
    expect(await labelOf(app.db, year.yearRecords['mcHead']!)).toBe('completed');
    expect((await (await app.client('chair')).get(path('MC'))).text).not.toContain('Mức này không tự đổi');
  });

  it('once decided never changes by itself: the page says it stands above, or was lowered to the former level', async () => {
    await giveMonths(app.db, ward, 'mcHead', '85');
    await giveMonths(app.db, ward, 'vpHead', '85');
    await rate(app, ward, year.id, 'VP', 'completed');
    expect((await decide()).status).toBe(200);
    app.clock.set(new Date('2026-12-09T03:00:00Z'));
    expect((await (await app.client('chair')).get(path('MC'))).text).not.toContain('Mức này không tự đổi');
    expect((await replace('MC')).text).toContain(
      'Nguyễn Thị Một, là “Hoàn thành tốt nhiệm vụ”: cao hơn mức mới của đơn vị (Điều 20.6). Mức này không tự đổi',
    );
    expect((await replace('VP', { ...DECISION, newLevel: 'good' })).text).toContain(
      'Lý Văn Phòng, là “Hoàn thành nhiệm vụ”, đã hạ theo mức cũ của đơn vị (Điều 20.6).',
    );
    expect([
      await labelOf(app.db, year.yearRecords['mcHead']!),
      await labelOf(app.db, year.yearRecords['vpHead']!),
    ]).toEqual(['good', 'completed']);
    expect((await replace('MC', { ...DECISION, newLevel: 'good', number: '79/QĐ' })).text).not.toContain(
      'Mức này không tự đổi',
    );
  });
});
