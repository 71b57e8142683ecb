import { rewind } from '../support/audit.js';
import { giveWork } from '../support/legal.js';
import { openTestYear } from '../years/support.js';
import {
  decide,
  fields,
  handIn,
  MARKS_26,
  MARKS_28,
  replaceBy,
  rowOf,
  signed,
  staffWork,
  startLegal,
  type LegalTest,
} from './legal-support.js';

const LEADING = {
  organising: '100',
  organisingReason: 'Hoàn thành đủ kế hoạch tháng',
  uniting: '100',
  unitingReason: 'Đơn vị giữ được đoàn kết',
};

describe('a petition on the month (Điều 22)', () => {
  let test: LegalTest;
  beforeAll(async () => {
    test = await startLegal();
    await staffWork(test, 'mc1');
    await handIn(test, 'mc1');
    await decide(await signed(test, 'mcHead'), page('mc1'), fields(MARKS_26));
  });
  afterAll(() => test.close());

  const page = (key: string) => `/legal/forms/${test.legalForms[key]}`;
  const latest = async () =>
    (await test.db.one<{ id: number; due_on: string }>(
      `select id, due_on from petitions where kind = 'legal' order by id desc limit 1`,
    ))!;

  it('is filed once for a result, also when the month is closed', async () => {
    await test.db.rows(`update legal_periods set closed_at = '2026-11-28T02:00:00Z', closed_by = $1`, [
      test.ward.accounts['personnel'],
    ]);
    test.clock.set(new Date('2026-12-04T02:00:00Z'));
    const mc1 = await signed(test, 'mc1');
    expect((await mc1.post(`${page('mc1')}/petition`, { reason: 'ngắn' })).status).toBe(422);
    const filed = await mc1.post(`${page('mc1')}/petition`, { reason: 'Hai lần chậm là do hệ thống ngừng' });
    expect(filed.text).toContain('Đã gửi kiến nghị');
    expect((await latest()).due_on).toBe('2026-12-15');
    expect((await mc1.post(`${page('mc1')}/petition`, { reason: 'Xin xem lại lần nữa việc này' })).status).toBe(409);
    expect(
      (await (await signed(test, 'mc2')).post(`${page('mc1')}/petition`, { reason: 'Kiến nghị hộ người khác' })).status,
    ).toBe(404);
  });

  it.each([
    ['2026-12-04', 'Ngày làm việc thứ 0 trên 7'],
    ['2026-12-11', 'Đã sang ngày làm việc thứ 5 trên 7'],
    ['2026-12-15', 'Hôm nay là ngày làm việc cuối'],
    ['2026-12-16', 'Quá hạn giải quyết'],
  ])('shows its clock on %s', async (day, words) => {
    test.clock.set(new Date(`${day}T02:00:00Z`));
    const head = await signed(test, 'mcHead');
    for (const path of ['/legal/approvals', '/legal/petitions', `/legal/petitions/${(await latest()).id}`])
      expect((await head.get(path)).text).toContain(words);
  });

  it('stands on the first page, warned of', async () => {
    expect((await (await signed(test, 'mcHead')).get('/')).text).toContain('kiến nghị về điểm theo luật đã quá hạn');
  });

  it('is not for the petitioner, a colleague or another head to decide', async () => {
    const { id } = await latest();
    const decision = { outcome: 'kept', reason: 'Giữ nguyên vì đã đối chiếu' };
    expect((await (await signed(test, 'mc1')).post(`/legal/petitions/${id}`, decision)).status).toBe(403);
    expect((await (await signed(test, 'mc2')).get(`/legal/petitions/${id}`)).status).toBe(404);
    expect((await (await signed(test, 'vpHead')).post(`/legal/petitions/${id}`, decision)).status).toBe(404);
    expect((await (await signed(test, 'chair')).post(`/legal/petitions/${id}`, decision)).status).toBe(403);
  });

  it('can keep the result', async () => {
    const { id } = await latest();
    const head = await signed(test, 'mcHead');
    expect((await head.post(`/legal/petitions/${id}`, { outcome: 'kept', reason: 'ngắn' })).status).toBe(422);
    expect(
      (await head.post(`/legal/petitions/${id}`, { outcome: 'replaced', reason: 'Không có gì thay đổi cả' })).text,
    ).toContain('Chưa có gì khác');
    const both = {
      outcome: 'kept',
      reason: 'Đã đối chiếu sổ giao việc',
      'mark.I.1': '5',
      'why.I.1': 'Có minh chứng mới kèm theo',
    };
    const changed = await head.post(`/legal/petitions/${id}`, both);
    expect([changed.status, changed.text.includes('nhưng có mục được sửa')]).toEqual([422, true]);
    await head.post(`/legal/petitions/${id}`, { outcome: 'kept', reason: 'Đã đối chiếu sổ giao việc' });
    expect(await rowOf(test, 'mc1')).toMatchObject({ score: '80.20' });
    expect(
      (await head.post(`/legal/petitions/${id}`, { outcome: 'kept', reason: 'Đã đối chiếu sổ giao việc' })).status,
    ).toBe(409);
    expect(
      (await (await signed(test, 'mc1')).post(`${page('mc1')}/petition`, { reason: 'Xin xem lại lần nữa việc này' }))
        .status,
    ).toBe(409);
  });
});

describe('a result replaced by a petition', () => {
  let test: LegalTest;
  beforeAll(async () => {
    test = await startLegal();
    const { db, ward, legalForms } = test;
    await staffWork(test, 'vt1');
    await giveWork(db, ward, legalForms['vpHead']!, 'DC.01', '1', '10', '10');
    for (const key of ['vp1', 'vp2'])
      await db.rows(`update legal_forms set status = 'absent' where id = $1`, [legalForms[key]]);
    for (const key of ['vt1', 'vpHead']) await handIn(test, key);
    await decide(await signed(test, 'vpHead'), page('vt1'), fields(MARKS_26));
    await decide(await signed(test, 'chair'), page('vpHead'), { ...fields(MARKS_28), ...LEADING });
  });
  afterAll(() => test.close());

  const page = (key: string) => `/legal/forms/${test.legalForms[key]}`;

  it('takes the place of the old one, which stays readable; the leader whose d used it is to be looked at again', async () => {
    const vt1 = await signed(test, 'vt1');
    await vt1.post(`${page('vt1')}/petition`, { reason: 'Hai lần chậm là do hệ thống ngừng' });
    const head = await signed(test, 'vpHead');
    const { id } = (await test.db.one<{ id: number }>(`select id from petitions where kind = 'legal'`))!;
    const marks = await test.db.rows<{ id: number }>(`select id from work_marks where kind = 'late' order by id`);
    expect((await head.get(`/legal/petitions/${id}`)).text).toMatch(/name="mark\.I\.1"[^>]*value="4,5"/);
    const emptied = await head.post(`/legal/petitions/${id}`, {
      outcome: 'replaced',
      reason: 'Lỗi hệ thống đã được xác nhận',
      'mark.I.1': '',
    });
    expect(emptied.text).toContain('Mục I.1 chưa có điểm');
    await replaceBy(head, id, {
      reason: 'Lỗi hệ thống đã được xác nhận',
      ...Object.fromEntries(
        marks.flatMap((mark) => [
          [`markNow.${mark.id}`, 'waived'],
          [`markWhy.${mark.id}`, 'Hệ thống ngừng theo thông báo 12'],
        ]),
      ),
    });
    expect(await rowOf(test, 'vt1')).toMatchObject({ status: 'confirmed', score: '81.06' });
    const results = await test.db.rows<{ number: number; kind: string; score: string; supersedes: number | null }>(
      'select number, kind, score, supersedes from legal_results where legal_form_id = $1 order by number',
      [test.legalForms['vt1']],
    );
    expect(results.map(({ number, kind, score }) => [number, kind, score])).toEqual([
      [1, 'confirmation', '80.20'],
      [2, 'petition', '81.06'],
    ]);
    expect(results[1]!.supersedes).not.toBeNull();
    expect((await vt1.get(`${page('vt1')}?number=1`)).text).toContain('80,20');
    expect((await vt1.get(page('vt1'))).text).toContain('81,06');
    expect((await head.get(page('vpHead'))).text).toContain('Cần xem lại');
    expect((await (await signed(test, 'chair')).get('/legal/approvals')).text).toContain('Cần xem lại');
    expect(await rowOf(test, 'vpHead')).toMatchObject({ score: '98.00' });
  });

  it('can be petitioned on anew, and marks may go up or down', async () => {
    const vt1 = await signed(test, 'vt1');
    await vt1.post(`${page('vt1')}/petition`, { reason: 'Xin xem lại mục II.1 của tháng' });
    const { id } = (await test.db.one<{ id: number }>(
      `select id from petitions where kind = 'legal' and outcome is null`,
    ))!;
    await replaceBy(await signed(test, 'vpHead'), id, {
      reason: 'Nâng mục I.1 theo minh chứng mới',
      'mark.I.1': '5',
      'why.I.1': 'Minh chứng mới của mục I.1',
    });
    expect(await rowOf(test, 'vt1')).toMatchObject({ common: '27.00', score: '81.56' });
  });

  it('that is decided after the year was classified says that the label does not move by it, and names the way', async () => {
    const [vt1, head] = [await signed(test, 'vt1'), await signed(test, 'vpHead')];
    const { id } = (await test.db.one<{ id: number }>(`select max(id) as id from petitions where kind = 'legal'`))!;
    const year = await openTestYear(test.db, test.ward);
    const says = async () => (await head.get(`/legal/petitions/${id}`)).text.includes('khoản 3 Điều 21');
    expect(await says()).toBe(false);
    await test.db.rows(
      `insert into labels (year_record_id, number, kind, label, record, by_account, at)
       select $1, 1, 'classification', 'good', '{}', $2, decided_at + interval '1 minute' from petitions where id = $3`,
      [year.yearRecords['vt1'], test.ward.accounts['chair'], id],
    );
    expect(await says()).toBe(false);
    await rewind(test.ownerUrl, `update labels set at = at - interval '2 minutes'`);
    expect(await says()).toBe(true);
    expect((await vt1.get(`/legal/petitions/${id}`)).text).toContain(`/years/records/${year.yearRecords['vt1']}`);
  });
});
