import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';
import { furthestDay } from '../../src/evaluations/commitments.form.js';
import { browser, evaluationOf } from './evaluation-steps.js';

let on: TestApp;
let ward: Ward;

beforeEach(async () => {
  on = await startTestApp();
  ward = await makeWard(on.db);
  await openMonth(on.db, ward);
});
afterEach(() => on.close());

it('takes a promise on the evaluation and asks about it in the month it falls due', async () => {
  const id = await evaluationOf(on, ward, 'mc1');
  const mc1 = await browser(on, 'mc1');
  const evaluation = await mc1.post('/commitments', {
    evaluation: String(id),
    text: 'Dán lại bảng hướng dẫn thủ tục',
    dueOn: '30/11/2026',
  });
  expect(evaluation.text).toContain('Dán lại bảng hướng dẫn thủ tục');
  const [row] = await on.db.rows<{ id: number; due_on: string; evaluation_id: number }>(
    'select id, due_on, evaluation_id from commitments',
  );
  expect(row).toMatchObject({ due_on: '2026-11-30', evaluation_id: id });
  expect((await mc1.get(`/evaluations/${id}`)).text).toContain(`name="kept.${row!.id}"`);
  await (
    await browser(on, 'mc2')
  ).post('/commitments', { evaluation: String(id), text: 'Việc của riêng tôi', dueOn: '2026-12-30' });
  expect(await on.db.rows('select 1 from commitments where evaluation_id is null')).toHaveLength(1);
});

it('refuses a promise without a deed or a day, with what was typed', async () => {
  const mc1 = await browser(on, 'mc1');
  for (const [text, dueOn] of [
    ['Làm', '2026-12-01'],
    ['Dán lại bảng', '2026-11-20'],
    ['Dán lại bảng', '31/02/2027'],
    ['Dán lại bảng', '2028-06-01'],
  ] as const) {
    const page = await mc1.post('/commitments', { text, dueOn });
    expect([text, dueOn, page.status]).toEqual([text, dueOn, 422]);
    expect(page.text).toContain(`>\n${text}</textarea>`);
  }
  expect(await on.db.rows('select 1 from commitments')).toEqual([]);
});

it('moves a promise once, for a reason, and not within seven days of it', async () => {
  const mc1 = await browser(on, 'mc1');
  await mc1.post('/commitments', { text: 'Gọi lại cho từng người dân', dueOn: '2026-12-15' });
  await mc1.post('/commitments', { text: 'Sắp lại tủ hồ sơ', dueOn: '2026-11-27' });
  const [far, near] = await on.db.rows<{ id: number }>('select id from commitments order by id');
  const move = { dueOn: '2026-12-30', reason: 'Chờ mẫu mới của phường' };
  expect(
    (await mc1.post(`/commitments/${far!.id}/move`, { dueOn: '2026-12-01', reason: 'Chờ mẫu mới của phường' })).status,
  ).toBe(422);
  expect((await mc1.post(`/commitments/${far!.id}/move`, { ...move, reason: 'Bận' })).status).toBe(422);
  expect((await mc1.post(`/commitments/${near!.id}/move`, move)).status).toBe(409);
  expect((await (await browser(on, 'mc2')).post(`/commitments/${far!.id}/move`, move)).status).toBe(404);
  expect((await mc1.post(`/commitments/${far!.id}/move`, move)).text).toContain('dời từ 15/12/2026');
  expect((await mc1.post(`/commitments/${far!.id}/move`, { ...move, dueOn: '2027-01-30' })).status).toBe(409);
});

it('says how far ahead a promise may lie', () => {
  expect(furthestDay('2026-08-31')).toBe('2028-02-28');
});
