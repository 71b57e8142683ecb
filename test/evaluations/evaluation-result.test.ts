import { main } from '../../src/commands/score.js';
import { scoreRecord } from '../../src/scoring/score-record.js';
import { readRecords } from '../../src/scoring/read-records.js';
import { scoreEvaluation, pointsOf } from '../../src/evaluations/evaluation-score.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { CHUNG, makeWard, openMonth, type Ward } from '../support/ward.js';
import { browser, fillAndSubmit, evaluationOf } from './evaluation-steps.js';

let on: TestApp;
let ward: Ward;
let id: number;

beforeEach(async () => {
  on = await startTestApp();
  ward = await makeWard(on.db);
  await openMonth(on.db, ward, '2026-10');
  await openMonth(on.db, ward);
  id = await evaluationOf(on, ward, 'vp1');
});
afterEach(() => on.close());

/** A result as an approval leaves it. */
async function decide(
  evaluation: number,
  values: (string | null)[],
  leftOut = [false, false, false, false],
  number = 1,
): Promise<string> {
  const scored = scoreEvaluation(CHUNG as never, 0, { values, leftOut, due: 0, led: [] });
  await on.db.rows(
    `with a as (insert into approvals (evaluation_id, number, kind, by_account, at, unit_id, tier, version_id, submission_id, values, left_out, due_count, notes, points, score, exemplarity)
       select e.id, $9, 'approval', $2, '2026-11-20T04:00:00Z', e.unit_id, e.tier, e.version_id, (select max(id) from submissions where evaluation_id = e.id),
         $3, $4, 0, '{"viec": "Sổ giao việc còn ba việc"}', $5, $6, $7 from evaluations e where e.id = $1 returning *)
     update evaluations set status = 'approved', approval_id = a.id, approved_at = a.at, points = a.points, score = a.score, exemplarity = a.exemplarity, revision = revision + $8
     from a where evaluations.id = a.evaluation_id`,
    [
      evaluation,
      ward.accounts['vpHead'],
      values,
      leftOut,
      pointsOf(scored),
      scored.score,
      scored.exemplarity,
      1,
      number,
    ],
  );
  return scored.score!;
}

it('shows the result with its arithmetic, and a record that gives the same score to anybody', async () => {
  const vp1 = await browser(on, 'vp1');
  await fillAndSubmit(vp1, id, ['9', '9', '7', '1']);
  const score = await decide(id, ['9', '6', '7.5', '1'], [false, false, false, false]);
  const page = await vp1.get(`/evaluations/${id}`);
  for (const words of [score.replace('.', ','), 'Sổ giao việc còn ba việc', 'Vì sao', 'Lý Văn Phòng', 'mất 2 điểm'])
    expect(page.text).toContain(words);
  const record = await vp1.get(`/evaluations/${id}/record`);
  expect(record.headers.get('content-disposition')).toContain('2026-11-CB-vp1-1.json');
  const read = readRecords(record.text);
  if (!read.ok) throw new Error('refused');
  expect(scoreRecord(read.records[0]!).score).toBe(score);
  for (const reader of ['vpHead', 'chair', 'secretary', 'personnel', 'inspector']) {
    expect([reader, (await (await browser(on, reader)).get(`/evaluations/${id}/record`)).text]).toEqual([
      reader,
      record.text,
    ]);
  }
  for (const other of ['vp2', 'mcHead', 'stranger'])
    expect((await (await browser(on, other)).get(`/evaluations/${id}/record`)).status).toBe(404);
});

it('keeps an older result readable beside the new one, and leaves out what was left out', async () => {
  const vp1 = await browser(on, 'vp1');
  await fillAndSubmit(vp1, id);
  const first = await decide(id, ['9', '6', '7', '1']);
  const second = await decide(id, ['9', null, '7', '1'], [false, true, false, false], 2);
  expect((await vp1.get(`/evaluations/${id}`)).text).toContain(`>${second.replace('.', ',')}</p>`);
  const old = await vp1.get(`/evaluations/${id}?number=1`);
  expect(old.text).toContain(`>${first.replace('.', ',')}</p>`);
  expect(old.text).toContain('đã được thay');
  expect(JSON.parse((await vp1.get(`/evaluations/${id}/record`)).text).entries.viec).toEqual({ assessed: false });
  expect((await vp1.get(`/evaluations/${id}?number=7`)).status).toBe(404);
});

it('hears a petition once the period is closed, one for a result, due in seven working days', async () => {
  const vp1 = await browser(on, 'vp1');
  await fillAndSubmit(vp1, id);
  await decide(id, ['9', '6', '7', '1']);
  expect((await vp1.post(`/evaluations/${id}/petition`, { reason: 'Tôi đã làm xong cả ba việc ấy' })).status).toBe(409);
  await on.db.rows(`update periods set closed_at = '2026-12-01T00:00:00Z' where month = '2026-11'`);
  on.clock.set(new Date('2026-12-04T02:00:00Z'));
  await vp1.signIn('vp1');
  await vp1.get(`/evaluations/${id}`);
  const short = await vp1.post(`/evaluations/${id}/petition`, { reason: 'Sai' });
  expect(short.status).toBe(422);
  expect(short.text).toContain('>\nSai</textarea>');
  const filed = await vp1.post(`/evaluations/${id}/petition`, { reason: 'Tôi đã làm xong cả ba việc ấy' });
  expect(filed.text).toContain('thứ Ba 15/12/2026');
  expect((await vp1.post(`/evaluations/${id}/petition`, { reason: 'Tôi xin nói lại lần nữa' })).status).toBe(409);
  expect(
    (await (await browser(on, 'vp2')).post(`/evaluations/${id}/petition`, { reason: 'Tôi không liên quan gì' })).status,
  ).toBe(404);
});

it('tells the months as a chart and a table with what changed, to those who may see them', async () => {
  await decide(await evaluationOf(on, ward, 'vp1', '2026-10'), ['9', '8', '7', '1']);
  await decide(id, ['9', '6', '7', '0']);
  const mine = await (await browser(on, 'vp1')).get('/evaluations');
  expect(mine.text).toContain('<svg class="trend"');
  expect(mine.text).toMatch(/Làm xong việc trong ngày <span class="below">−2,00 thấp hơn/);
  const path = `/officials/${ward.officials['vp1']}/evaluations`;
  expect((await (await browser(on, 'vpHead')).get(path)).text).toContain('Các tháng của Trịnh Thị Thư');
  expect((await (await browser(on, 'vp2')).get(path)).status).toBe(404);
  expect((await (await browser(on, 'mcHead')).get(path)).status).toBe(404);
});

it('gives its score to the score command', async () => {
  const score = await decide(id, ['9.5', '6', '7', '3']);
  const record = await (await browser(on, 'vp1')).get(`/evaluations/${id}/record`);
  let printed = '';
  const io = {
    stdin: (async function* () {
      yield record.text;
    })(),
    stdout: { write: (text: string) => (printed += text) },
    stderr: { write: (text: string) => (printed += text) },
    readFile: () => Promise.reject(new Error('no file is read')),
  };
  expect(await main(['-'], io)).toBe(0);
  expect((JSON.parse(printed) as { score: number }).score.toFixed(2)).toBe(score);
});
