import { openLegalMonth } from '../support/legal.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';
import { rewind } from '../support/audit.js';

let app: TestApp;
let ward: Ward;
let frameId = 0;
let legalForms: Record<string, number>;
let periodId = 0;

const signed = (login: string) => app.client(login.toLowerCase());
const FRAME = {
  'text.discipline.1': 'Chấp hành giờ giấc, nội quy',
  'most.discipline.1': '20',
  'text.results.1': 'Hồ sơ giải quyết đúng hạn',
  'most.results.1': '40',
  'text.results.2': 'Việc đột xuất được giao',
  'most.results.2': '30',
  'text.bonus.1': 'Sáng kiến được áp dụng',
  'most.bonus.1': '10',
};
const marks = (discipline: string, first: string, second: string, bonus: string) => ({
  'mark.discipline-1': discipline,
  'mark.results-1': first,
  'mark.results-2': second,
  'mark.bonus-1': bonus,
});

beforeAll(async () => {
  app = await startTestApp('2026-11-24T02:00:00Z');
  ward = await makeWard(app.db);
});
afterAll(() => app.close());

describe('the unit types the frame in', () => {
  it('keeps a draft, refuses a wrong row with all typed, and adopts only when the three maxima are met', async () => {
    const personnel = await signed('personnel');
    const made = await personnel.post('/legal/frames', { root: String(ward.units.PM.id), audience: 'everybody' });
    frameId = Number(/\/legal\/frames\/(\d+)/.exec(made.path)![1]);
    const wrong = await personnel.post(`/legal/frames/${frameId}`, { ...FRAME, 'most.bonus.1': 'mười' });
    expect([wrong.status, wrong.text.includes('mười'), wrong.text.includes('Sáng kiến được áp dụng')]).toEqual([
      422,
      true,
      true,
    ]);
    await personnel.post(`/legal/frames/${frameId}`, { ...FRAME, 'most.results.2': '25' });
    const chair = await signed('chair');
    const decision = { decisionNumber: '31/QĐ-UBND', decisionDate: '2026-10-30', fromMonth: '2026-11' };
    const uneven = await chair.post(`/legal/frames/${frameId}/adoption`, decision);
    expect([uneven.status, uneven.text.includes('đang cộng được 65 điểm')]).toEqual([422, true]);
    await personnel.post(`/legal/frames/${frameId}`, FRAME);
    expect((await personnel.post(`/legal/frames/${frameId}/adoption`, decision)).status).toBe(403);
    expect((await chair.post(`/legal/frames/${frameId}/adoption`, decision)).text).toContain('31/QĐ-UBND');
    expect((await personnel.post(`/legal/frames/${frameId}`, FRAME)).status).toBe(409);
    expect((await (await signed('stranger')).get(`/legal/frames/${frameId}`)).status).toBe(404);
  });

  it('cites no article of what it never read', async () => {
    const text = (await (await signed('mc1')).get('/legal/frames')).text;
    expect(text).toContain('không dẫn điều khoản');
    expect(text).not.toMatch(/Điều \d/);
  });
});

describe('a month by the frame', () => {
  beforeAll(async () => {
    const month = await openLegalMonth(app.db, ward, '2026-11', 'hanoi-3814-2018');
    ({ legalForms, periodId } = month);
    await app.db.rows('update legal_forms set frame_id = $1 where legal_period_id = $2', [frameId, periodId]);
  });

  it('is handed in only when every sub-criterion is stated', async () => {
    const mc1 = await signed('mc1');
    const at = `/legal/hanoi/${legalForms['mc1']}`;
    const half = await mc1.post(`${at}/draft`, { ...marks('19', '38', '', '4'), go: 'submission' });
    expect([half.status, half.text.includes('Còn tiêu chí chưa có điểm')]).toEqual([422, true]);
    expect((await mc1.post(`${at}/draft`, { ...marks('21', '38', '28', '4') })).text).toContain('điểm từ 0 đến 20');
    expect((await mc1.post(`${at}/draft`, { ...marks('19', '38', '28', '4'), go: 'submission' })).text).toContain(
      'Đã nộp phiếu',
    );
    expect((await (await signed('mc2')).get(at)).status).toBe(404);
  });

  it('is confirmed by the head in a column of their own: 18 + 61 + 4 is 83, B', async () => {
    const head = await signed('mcHead');
    const at = `/legal/hanoi/${legalForms['mc1']}/confirmation`;
    expect((await head.get(at)).text).not.toMatch(/name="mark\.discipline-1"[^>]*value="19"/);
    expect((await head.post(at, { ...marks('18', '', '', ''), go: 'confirm' })).status).toBe(422);
    expect((await head.post(at, { ...marks('18', '36', '25', '4'), go: 'confirm' })).text).toContain('83,00');
    const row = await app.db.one<{ band: string; score: string; status: string }>(
      'select band, score, status from legal_forms where id = $1',
      [legalForms['mc1']],
    );
    expect(row).toEqual({ band: 'B', score: '83.00', status: 'confirmed' });
    expect((await (await signed('mc1')).get(at)).status).toBe(403);
  });

  it('a second decision in an open month is a new result with its reason; the first one stays', async () => {
    const head = await signed('mcHead');
    const at = `/legal/hanoi/${legalForms['mc1']}/confirmation`;
    expect((await head.post(at, { ...marks('20', '40', '26', '5'), go: 'confirm' })).status).toBe(422);
    await head.post(at, {
      ...marks('20', '40', '26', '5'),
      go: 'confirm',
      reason: 'Đã đối chiếu lại sổ theo dõi hồ sơ',
    });
    const rows = await app.db.rows<{ number: number; score: string; supersedes: number | null }>(
      'select number, score, supersedes from legal_results where legal_form_id = $1 order by number',
      [legalForms['mc1']],
    );
    expect(rows.map(({ number, score, supersedes }) => [number, score, supersedes !== null])).toEqual([
      [1, '83.00', false],
      [2, '91.00', true],
    ]);
  });

  it('shows names within grades without points, the ceiling only over the closed group', async () => {
    const chair = await signed('chair');
    const at = `/legal/hanoi/months/${periodId}`;
    expect((await chair.get(at)).text).toContain('còn phiếu chưa có kết quả');
    await rewind(
      app.ownerUrl,
      `update legal_forms set status = 'confirmed', band = 'A', score = 95 where legal_period_id = $1 and result_id is null`,
      [periodId],
    );
    const closed = (await chair.get(at)).text;
    expect(closed).toContain('Vượt trần');
    expect(closed).not.toMatch(/95,00|91,00/);
    const personnel = await signed('personnel');
    const shut = await personnel.post(`/legal/months/${periodId}/closing`, {});
    expect([shut.status, shut.text.includes('Có 17 người loại A, trần là 5')]).toEqual([422, true]);
    expect((await personnel.post(`/legal/hanoi/months/${periodId}/outstanding`, { decision: '' })).status).toBe(422);
    expect(
      (await personnel.post(`/legal/hanoi/months/${periodId}/outstanding`, { decision: '44/QĐ-UBND' })).text,
    ).toContain('Trần 40 %');
    expect((await (await signed('mc1')).get(at)).status).toBe(403);
  });
});
