import { giveWork } from '../support/legal.js';
import { decide, fields, handIn, MARKS_26, rowOf, signed, startLegal, type LegalTest } from './legal-support.js';

let test: LegalTest;
beforeAll(async () => {
  test = await startLegal();
  for (const key of ['mc1', 'mc2']) await handIn(test, key);
});
afterAll(() => test.close());

const page = (key = 'mc1') => `/legal/forms/${test.legalForms[key]}`;
const WHY = 'Cả tháng đi học, đơn vị không giao việc';

describe('a form without assigned work', () => {
  it('is warned of before, and confirmed only with its reason (Điều 14.2a has nothing to compare)', async () => {
    const head = await signed(test, 'mcHead');
    const before = await head.get(`${page()}/confirmation`);
    expect(before.text).toContain('trung bình năm thiếu tháng này');
    const refused = await decide(head, page(), fields(MARKS_26));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Chưa có việc được giao nên tháng này sẽ không có điểm');
    expect(await rowOf(test, 'mc1')).toMatchObject({ status: 'submitted', result_id: null });
    await head.post(`${page()}/confirmation`, { ...fields(MARKS_26), headReason: WHY });
    expect(await rowOf(test, 'mc1')).toMatchObject({ status: 'confirmed', score: null, note: 'no-assigned-work' });
    const result = await test.db.one('select reason, self_marks from legal_results where legal_form_id = $1', [
      test.legalForms['mc1'],
    ]);
    expect(result).toMatchObject({ reason: WHY, self_marks: { 'I.1': '5' } });
    expect((await (await signed(test, 'mc1')).get(page())).text).toContain(WHY);
  });

  it('is not asked for where there is work', async () => {
    await giveWork(test.db, test.ward, test.legalForms['mc2']!, 'DC.01', '1', '10', '8');
    const head = await signed(test, 'mcHead');
    expect((await head.get(`${page('mc2')}/confirmation`)).text).not.toContain('trung bình năm thiếu tháng này');
    await decide(head, page('mc2'), fields(MARKS_26));
    expect(await rowOf(test, 'mc2')).toMatchObject({ status: 'confirmed', score: '82.50' });
    expect((await head.get(`${page('mc2')}/confirmation`)).status).toBe(303);
  });

  it('closes only with its reason, which the closing brings along', async () => {
    await test.db.rows(`update legal_forms set status = 'absent' where status not in ('confirmed', 'absent')`);
    const personnel = await signed(test, 'personnel');
    const closing = `/legal/months/${test.periodId}/closing`;
    const shown = await personnel.get(closing);
    expect(shown.text).toContain('Đã xác nhận, không có việc');
    expect(shown.text).toContain(WHY);
    const field = `reason-${test.legalForms['mc1']}`;
    expect((await personnel.post(closing, { [field]: '' })).status).toBe(422);
    expect(await test.db.one('select closed_at from legal_periods where id = $1', [test.periodId])).toEqual({
      closed_at: null,
    });
  });

  it('is confirmed anew once there is work, while the month is open; both results stay', async () => {
    const head = await signed(test, 'mcHead');
    expect((await head.get(`${page()}/work`)).status).toBe(200);
    await giveWork(test.db, test.ward, test.legalForms['mc1']!, 'DC.01', '1', '10', '10');
    const again = await head.get(`${page()}/confirmation`);
    expect(again.text).toContain('Tháng còn mở');
    await head.post(`${page()}/confirmation`, fields(MARKS_26));
    expect(await rowOf(test, 'mc1')).toMatchObject({ status: 'confirmed', score: '96.50', note: null });
    expect(
      await test.db.rows(
        'select number, kind, score, reason from legal_results where legal_form_id = $1 order by number',
        [test.legalForms['mc1']],
      ),
    ).toEqual([
      { number: 1, kind: 'confirmation', score: null, reason: WHY },
      { number: 2, kind: 'confirmation', score: '96.50', reason: null },
    ]);
    expect((await head.get(`${page()}/confirmation`)).status).toBe(303);
    expect((await (await signed(test, 'mc1')).get(`${page()}?number=1`)).text).toContain(WHY);
    const personnel = await signed(test, 'personnel');
    await personnel.get(`/legal/months/${test.periodId}/closing`);
    await personnel.post(`/legal/months/${test.periodId}/closing`, {});
    expect(
      await test.db.one('select closed_at is not null as closed from legal_periods where id = $1', [test.periodId]),
    ).toEqual({ closed: true });
  });
});

it('of a closed month the year says why it has no score', async () => {
  const other = await startLegal();
  await handIn(other, 'mc1');
  const path = `/legal/forms/${other.legalForms['mc1']}`;
  await decide(await signed(other, 'mcHead'), path, { ...fields(MARKS_26), headReason: WHY });
  await other.db.rows(`update legal_forms set status = 'absent' where status <> 'confirmed'`);
  const personnel = await signed(other, 'personnel');
  const closing = `/legal/months/${other.periodId}/closing`;
  await personnel.get(closing);
  await personnel.post(closing, { [`reason-${other.legalForms['mc1']}`]: WHY });
  expect(await other.db.rows('select reason from legal_closing_reasons')).toEqual([{ reason: WHY }]);
  expect(
    (await (await signed(other, 'mc1')).get(`/legal/officials/${other.ward.officials['mc1']}/2026`)).text,
  ).toContain(WHY);
  const head = await signed(other, 'mcHead');
  expect((await head.post(`${path}/confirmation`, fields(MARKS_26))).status).toBe(409);
  await other.close();
});
