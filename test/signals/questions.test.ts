import { rewind } from '../support/audit.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';
import { approve, evaluationOf } from '../committee/approve.js';

const MONTHS = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];
const DESK = ['mcDeputy', 'mc1', 'mc2', 'mc3', 'mc4', 'mc5'];

let test: TestApp;
let ward: Ward;

/** Six months: the desk's head approves what was self-scored in the last `equal` of them, and takes a point off before. */
const as = (login: string) => test.as(login);

beforeAll(async () => {
  test = await startTestApp('2026-11-27T12:00:00Z');
  ward = await makeWard(test.db);
  for (const month of MONTHS) {
    await openMonth(test.db, ward, month);
    const equal = month >= '2026-09';
    for (const [at, key] of DESK.entries()) {
      const self = [String(5 + at * 0.5), '95', String(at % 3), '0', '0'];
      await approve(test.db, ward, key, {
        values: equal ? self : [String(4 + at * 0.5), ...self.slice(1)],
        self,
        by: 'mcHead',
        month,
      });
    }
    for (const key of ['vp1', 'vp2', 'vt1'])
      await approve(test.db, ward, key, { values: ['8', '8', '8', '0'], by: 'vpHead', month });
    await approve(test.db, ward, 'mcHead', { values: ['9', '95', '0', '0', '0'], led: ['80.00'], by: 'chair', month });
    await approve(test.db, ward, 'vpHead', { values: ['8', '8', '8', '0'], by: 'chair', month });
  }
});
afterAll(() => test.close());

const ask = async (login = 'secretary', fields: Record<string, string> = {}) =>
  (await as(login)).post('/signals/questions', {
    head: String(ward.officials['mcHead']),
    unit: String(ward.units.MC.id),
    code: 'approved-equals-self',
    month: '2026-11',
    text: 'Đồng chí xem minh chứng ra sao?',
    ...fields,
  });

describe('signals of six months', () => {
  it('are raised where they hold in three, with figures, threshold, group and one question', async () => {
    const page = await (await as('secretary')).get('/signals?month=2026-11');
    expect(page.text).toContain('Duyệt đúng như tự chấm');
    expect(page.text).toContain('6 trên 6 phiếu được duyệt đúng từng mục như tự chấm (100 %)');
    expect(page.text).toContain('nêu khi từ 95 %, nhóm từ 5 người');
    expect(page.text).toContain('Đúng trong 3 trên 6 tháng');
    expect(page.text).toContain('Nguyễn Thị Một, Bộ phận Một cửa');
  });

  it('are not raised a month earlier, when they hold in two', async () => {
    const page = await (await as('secretary')).get('/signals?month=2026-10');
    expect(page.text).not.toContain('phiếu được duyệt đúng từng mục như tự chấm (');
    expect(page.text).toContain('Không có dấu hiệu nào trong sáu tháng này');
  });

  it('say nothing of a group under five', async () => {
    expect((await (await as('secretary')).get('/signals?month=2026-11')).text).not.toContain('Lý Văn Phòng');
  });

  it('are for the committee and the inspector; heads and officials do not see them', async () => {
    expect((await (await as('inspector')).get('/signals')).status).toBe(200);
    for (const login of ['mcHead', 'mc1', 'personnel'])
      expect([login, (await (await as(login)).get('/signals')).status]).toEqual([login, 403]);
    expect((await (await as('secretary')).get(`/signals?unit=${ward.units.X.id}`)).status).toBe(404);
  });
});

describe('a question', () => {
  let id: number;

  it('is asked by the keepers of the committee, of what holds now', async () => {
    expect((await ask('member1')).status).toBe(403);
    expect((await ask('inspector')).status).toBe(403);
    expect((await ask('secretary', { code: 'all-at-maximum' })).status).toBe(409);
    expect((await ask('secretary', { code: 'nonsense' })).status).toBe(422);
    expect((await ask('secretary', { text: 'x'.repeat(1001) })).text).toContain('x'.repeat(1001));
    expect((await ask('secretary', { unit: String(ward.units.X.id) })).status).toBe(404);
  });

  it('goes to the head with its figures, once', async () => {
    const page = await ask();
    id = (await test.db.one<{ id: number }>('select id from signal_questions'))!.id;
    expect(page.path).toBe(`/signals/questions/${id}`);
    expect((await ask()).status).toBe(409);
    expect(
      (
        await test.db.rows(`select 1 from notices where official_id = $1 and code = 'signal-asked'`, [
          ward.officials['mcHead'],
        ])
      ).length,
    ).toBe(1);
    const theirs = await (await as('mcHead')).get(`/signals/questions/${id}`);
    expect(theirs.text).toContain('Đồng chí xem minh chứng ra sao?');
    expect(theirs.text).toContain('6 trên 6 phiếu');
    expect((await (await as('vpHead')).get(`/signals/questions/${id}`)).status).toBe(404);
    expect((await (await as('secretary')).get('/signals?month=2026-11')).text).toContain('chờ trả lời');
  });

  it('keeps the figures it was asked with, whatever becomes of the evaluations', async () => {
    const evaluation = (await evaluationOf(test.db, ward, 'mc1', '2026-11'))!;
    await rewind(test.ownerUrl, `update evaluations set status = 'excused' where id = $1`, [evaluation.id]);
    expect((await (await as('mcHead')).get(`/signals/questions/${id}`)).text).toContain('6 trên 6 phiếu');
    await rewind(test.ownerUrl, `update evaluations set status = 'approved' where id = $1`, [evaluation.id]);
  });

  it('is answered by whom it asks, nobody else', async () => {
    expect((await (await as('mcHead')).post(`/signals/questions/${id}/answers`, { answer: 'ngắn' })).status).toBe(422);
    expect(
      (await (await as('secretary')).post(`/signals/questions/${id}/answers`, { answer: 'Tôi trả lời thay.' })).status,
    ).toBe(403);
    const page = await (
      await as('mcHead')
    ).post(`/signals/questions/${id}/answers`, { answer: 'Ba tháng qua tôi xem phiếu hỏi trước khi duyệt.' });
    expect(page.text).toContain('Ba tháng qua tôi xem phiếu hỏi trước khi duyệt.');
    expect((await test.db.rows(`select 1 from notices where code = 'signal-answered'`)).length).toBe(2);
  });

  it('stands on the agenda, and is closed there or on its page', async () => {
    expect(
      (await (await as('mcHead')).post(`/signals/questions/${id}/conclusion`, { conclusion: 'Tôi tự khép lại nhé.' }))
        .status,
    ).toBe(403);
    await (
      await as('secretary')
    ).post('/sittings', {
      committee: String(ward.committeeId),
      month: '2026-11',
      heldOn: '2026-11-27',
      beganAt: '18:00',
      place: 'Hội trường',
      chairId: String(ward.officials['chair']),
      secretaryId: String(ward.officials['secretary']),
    });
    const sitting = (await test.db.one<{ id: number }>('select id from sittings'))!.id;
    await (
      await as('secretary')
    ).post(`/sittings/${sitting}/attendance`, {
      present: ['chair', 'secretary', 'member1'].map((key) => String(ward.officials[key])),
    });
    const item = (await test.db.one<{ id: number }>(
      `select id from sitting_items where kind = 'signal' and question_id = $1`,
      [id],
    ))!.id;
    const shown = await (await as('secretary')).get(`/sittings/${sitting}/items/${item}`);
    expect(shown.text).toContain('Ba tháng qua tôi xem phiếu hỏi trước khi duyệt.');
    await (
      await as('secretary')
    ).post(`/sittings/${sitting}/items/${item}/resolutions`, {
      resolving: 'answered',
      text: 'Cấp ủy đồng ý với giải trình.',
      inFavour: '3',
    });
    const closed = await (await as('mcHead')).get(`/signals/questions/${id}`);
    expect(closed.text).toContain('Cấp ủy đồng ý với giải trình.');
    expect(
      (await (await as('mcHead')).post(`/signals/questions/${id}/answers`, { answer: 'Tôi bổ sung thêm một ý.' }))
        .status,
    ).toBe(409);
  });
});

describe('the time a decision took', () => {
  it('begins when the approver first opens what was handed in, and not at the second look', async () => {
    const evaluation = (await evaluationOf(test.db, ward, 'kt1', '2026-11'))!;
    await test.db.rows(
      `update evaluations set status = 'submitted', submitted_at = '2026-11-26T00:00:00Z' where id = $1`,
      [evaluation.id],
    );
    await (await as('mcHead')).get(`/approvals/${evaluation.id}`);
    const opened = () =>
      test.db.one<{ at: Date | null; by: number | null }>(
        'select head_opened_at as at, head_opened_by as by from evaluations where id = $1',
        [evaluation.id],
      );
    expect((await opened())!.at).toBeNull();
    await (await as('chair')).get(`/approvals/${evaluation.id}`);
    const first = (await opened())!;
    expect(first.by).toBe(ward.accounts['chair']);
    test.clock.set(new Date('2026-11-27T13:00:00Z'));
    await (await as('chair')).get(`/approvals/${evaluation.id}`);
    expect((await opened())!.at).toEqual(first.at);
  });
});
