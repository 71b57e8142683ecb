import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';
import { browser, fillAndSubmit, rowOf, evaluationOf } from './evaluation-steps.js';

let on: TestApp;
let ward: Ward;

beforeEach(async () => {
  on = await startTestApp();
  ward = await makeWard(on.db);
  await openMonth(on.db, ward);
});
afterEach(() => on.close());

it('takes a evaluation from the list to the receipt and back', async () => {
  const id = await evaluationOf(on, ward, 'vp1');
  const vp1 = await browser(on, 'vp1');
  const list = await vp1.get('/evaluations');
  expect(list.text).toContain('Phiếu tự đánh giá tháng 11/2026');
  expect(list.text).toContain('25/11/2026');
  const form = await vp1.get(`/evaluations/${id}`);
  expect(form.text).toContain('Nghe dân nói hết rồi mới trả lời');
  expect(form.text).toContain('name="value.dan"');

  const saved = await vp1.live(`/evaluations/${id}/draft`, {
    version: '0',
    'value.dan': '8,5',
    'value.viec': '9.5',
    'value.guong': '7',
    'value.le': '1',
    total: '100',
    score: '100',
  });
  expect(saved.status).toBe(200);
  expect(saved.json['version']).toBe(1);
  const fragments = saved.json['fragments'] as Record<string, string>;
  expect(fragments['evaluation-score']).toContain('82,00');
  expect(await rowOf(on, id)).toMatchObject({ status: 'draft', values: ['8.5', '9.5', '7', '1'], score: null });
  expect((await vp1.get(`/evaluations/${id}`)).text).toContain('value="8,5"');

  const summary = await vp1.get(`/evaluations/${id}/submission`);
  expect(summary.text).toContain('Nộp phiếu');
  const receipt = await vp1.post(`/evaluations/${id}/submission`);
  expect(receipt.text).toContain('Đã nộp phiếu');
  expect(receipt.text).toContain('Lý Văn Phòng');
  expect(await rowOf(on, id)).toMatchObject({ status: 'submitted', score: '82.00' });
  await vp1.post(`/evaluations/${id}/submission`);
  expect(await on.db.rows('select 1 from submissions where evaluation_id = $1', [id])).toHaveLength(1);

  await vp1.post(`/evaluations/${id}/withdrawal`);
  expect(await rowOf(on, id)).toMatchObject({ status: 'draft', score: null });
  expect(await on.db.rows('select 1 from withdrawals where evaluation_id = $1', [id])).toHaveLength(1);
  const acts = await on.db.rows<{ act: string }>('select act from audit where chain = $1 order by seq', [
    `evaluation:${id}`,
  ]);
  expect(acts.map((row) => row.act)).toEqual(['evaluation.submitted', 'evaluation.withdrawn']);
});

it('keeps what was typed wrong in the form, saves the rest and names the field', async () => {
  const id = await evaluationOf(on, ward, 'vp1');
  const vp1 = await browser(on, 'vp1');
  const wrong = await vp1.post(`/evaluations/${id}/draft`, {
    'value.dan': '8,3',
    'value.viec': '9',
    'value.guong': 'mười',
    'value.le': '-1',
  });
  expect(wrong.status).toBe(422);
  for (const typed of ['value="8,3"', 'value="mười"', 'value="-1"', 'value="9"', 'href="#value.dan"'])
    expect(wrong.text).toContain(typed);
  expect((await rowOf(on, id)).values).toEqual([null, '9', null, null]);
  const live = await vp1.live(`/evaluations/${id}/draft`, { version: '1', 'value.dan': '11', 'value.viec': '8' });
  expect(live.status).toBe(422);
  expect((live.json['fragments'] as Record<string, string>)['issue-value.dan']).toContain('điểm cao nhất là 10');
  expect(live.json['version']).toBe(2);
  expect((await rowOf(on, id)).values[1]).toBe('8');
});

it('refuses the older of two tabs and keeps its words', async () => {
  const id = await evaluationOf(on, ward, 'vp1');
  const vp1 = await browser(on, 'vp1');
  await vp1.live(`/evaluations/${id}/draft`, { version: '0', 'value.dan': '9' });
  const late = await vp1.live(`/evaluations/${id}/draft`, { version: '0', 'value.dan': '5' });
  expect(late.status).toBe(409);
  expect(String(late.json['message'])).toContain('09:00 20/11/2026');
  const page = await vp1.post(`/evaluations/${id}/draft`, { version: '0', 'value.dan': '5', 'note.dan': 'lời đã gõ' });
  expect(page.status).toBe(409);
  expect(page.text).toContain('value="5"');
  expect(page.text).toContain('lời đã gõ');
  expect((await rowOf(on, id)).values[0]).toBe('9');
});

it('says what is missing instead of taking an unfinished evaluation', async () => {
  const id = await evaluationOf(on, ward, 'vp1');
  const vp1 = await browser(on, 'vp1');
  await vp1.post(`/evaluations/${id}/draft`, { 'value.dan': '9' });
  const blocked = await vp1.post(`/evaluations/${id}/submission`);
  expect(blocked.status).toBe(422);
  expect(blocked.text).toContain('2. Làm xong việc trong ngày: chưa điền');
  expect(blocked.text).toContain(`/evaluations/${id}#value.viec`);
});

it('counts promises by their answers and never by what is typed', async () => {
  const id = await evaluationOf(on, ward, 'mc1');
  const mc1 = await browser(on, 'mc1');
  await on.db.rows(
    `insert into commitments (official_id, text, first_due_on, due_on, made_at, made_by) select $1, t, '2026-11-15', '2026-11-15', '2026-10-01', $2 from unnest(array['Dán lại bảng', 'Gọi lại cho dân']) t`,
    [ward.officials['mc1'], ward.accounts['mc1']],
  );
  const [one, two] = await on.db.rows<{ id: number }>('select id from commitments order by id');
  const values = { 'value.chao-dan': '9', 'value.dung-hen': '96,5', 'value.gio-lam': '1', 'value.noi-lam': '2' };
  await mc1.post(`/evaluations/${id}/draft`, { ...values, [`kept.${one!.id}`]: 'kept' });
  expect((await mc1.post(`/evaluations/${id}/submission`)).text).toContain('Gọi lại cho dân');
  await mc1.post(`/evaluations/${id}/draft`, { [`kept.${two!.id}`]: 'broken', [`proof.${two!.id}`]: 'Chưa kịp' });
  const receipt = await mc1.post(`/evaluations/${id}/submission`);
  expect(receipt.text).toContain('1 / 2');
  expect(receipt.text).toContain('chờ');
  expect((await rowOf(on, id)).values).toEqual(['9', '96.5', '1', '1', null]);
});

it('keeps a draft to its author and a evaluation from a sister', async () => {
  const id = await evaluationOf(on, ward, 'vp1');
  const vp1 = await browser(on, 'vp1');
  await vp1.post(`/evaluations/${id}/draft`, { 'value.dan': '3', 'note.dan': 'chỉ mình tôi' });
  expect((await (await browser(on, 'kt1')).get(`/evaluations/${id}`)).status).toBe(404);
  expect((await (await browser(on, 'kt1')).post(`/evaluations/${id}/draft`, { 'value.dan': '9' })).status).toBe(404);
  for (const reader of ['vphead', 'chair', 'secretary', 'inspector', 'personnel']) {
    const page = await (await browser(on, reader)).get(`/evaluations/${id}`);
    expect([reader, page.status, page.text.includes('chỉ mình tôi')]).toEqual([reader, 200, false]);
  }
  expect((await (await browser(on, 'vphead')).post(`/evaluations/${id}/draft`, { 'value.dan': '9' })).status).toBe(403);
  expect((await (await browser(on, 'vphead')).post(`/evaluations/${id}/submission`)).status).toBe(403);
  expect((await (await browser(on, 'vphead')).get(`/evaluations/${id}/record`)).status).toBe(404);
});

it('stops at the due day, and lets a returned evaluation in after it with what changed', async () => {
  const [late, back] = [await evaluationOf(on, ward, 'vp1'), await evaluationOf(on, ward, 'vp2')];
  const [vp1, vp2] = [await browser(on, 'vp1'), await browser(on, 'vp2')];
  await fillAndSubmit(vp2, back);
  await on.db.rows(
    `with r as (insert into returns (submission_id, evaluation_id, by_account, at, reason, criteria)
       select id, evaluation_id, $2, '2026-11-26', 'Xem lại việc trong ngày', '{"viec": "Sổ giao việc còn tồn"}' from submissions where evaluation_id = $1)
     update evaluations set status = 'returned', revision = revision + 1 where id = $1`,
    [back, ward.accounts['vpHead']],
  );
  on.clock.set(new Date('2026-11-26T02:00:00Z'));
  await Promise.all([vp1.signIn('vp1'), vp2.signIn('vp2')]);
  await vp1.get('/evaluations');
  expect((await vp1.get(`/evaluations/${late}`)).text).toContain('Phiếu không được nộp');
  const refused = await vp1.post(`/evaluations/${late}/submission`);
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('quá hạn tự chấm');
  const form = await vp2.get(`/evaluations/${back}`);
  expect(form.text).toContain('Xem lại việc trong ngày');
  expect(form.text).toContain('Sổ giao việc còn tồn');
  await vp2.post(`/evaluations/${back}/draft`, { 'value.viec': '6' });
  expect((await vp2.get(`/evaluations/${back}/submission`)).text).toContain('<s>8</s>');
  expect((await vp2.post(`/evaluations/${back}/submission`)).text).toContain('Đã nộp phiếu');
  expect((await vp2.post(`/evaluations/${back}/withdrawal`)).status).toBe(409);
});

it('does not give back what the head has begun', async () => {
  const id = await evaluationOf(on, ward, 'vp1');
  const vp1 = await browser(on, 'vp1');
  await fillAndSubmit(vp1, id);
  await on.db.rows(`update evaluations set began_at = '2026-11-20T03:30:00Z', began_by = $2 where id = $1`, [
    id,
    ward.accounts['vpHead'],
  ]);
  const refused = await vp1.post(`/evaluations/${id}/withdrawal`);
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('Lý Văn Phòng đã bắt đầu chấm phiếu lúc 10:30 20/11/2026');
});
