import { verify } from '../../src/verify/verify.js';
import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { makeWard, openMonth, type Ward } from '../support/ward.js';

const WHY = 'Nhầm với người cùng phòng';

let t: TestApp;
let ward: Ward;
let personnel: Client;
let period: number;
let evaluation: number;

beforeAll(async () => {
  t = await startTestApp('2026-11-12T02:00:00Z');
  ward = await makeWard(t.db);
  period = await openMonth(t.db, ward, '2026-11');
  personnel = await t.as('personnel');
  evaluation = (await t.db.one<{ id: number }>('select id from evaluations where official_id = $1', [
    ward.officials['mc1'],
  ]))!.id;
});
afterAll(() => t.close());

const newest = async (table: string) => (await t.db.one<{ id: number }>(`select max(id) as id from ${table}`))!.id;
const versions = (kind: string, id: number) =>
  t.db.rows('select before, after, reason from corrections where kind = $1 and row_id = $2 order by number', [
    kind,
    id,
  ]);
const status = async () =>
  (await t.db.one<{ status: string }>('select status from evaluations where id = $1', [evaluation]))!.status;
const faults = async () =>
  (await verify(t.db, { paths: null, patient: true })).findings.list.filter(
    ({ chain }) => !chain?.startsWith('criteria-version'),
  );

/** What is asked of a second person: the page that showed what it touches, and where it is confirmed. */
async function asked(address: string, words: Record<string, string>, touches: string) {
  const looked = await personnel.post(address, words);
  expect(looked.text).toContain(touches);
  const agreed = /name="agreed" value="([^"]*)"/.exec(looked.text)![1]!;
  await personnel.post(address, { ...words, agreed });
  return { agreed, request: `/corrections/requests/${await newest('correction_requests')}/confirmation` };
}

async function confirmed(login: string, request: string): Promise<void> {
  const second = await t.as(login);
  const page = await second.get(request.replace('/confirmation', ''));
  const agreed = /name="agreed" value="([^"]*)"/.exec(page.text)![1]!;
  expect((await second.post(request, { agreed })).status).toBe(200);
}

describe('why somebody is excused', () => {
  it('is put right with a reason; the row stays, everybody reads the newest words and the person both', async () => {
    await personnel.post(`/periods/${period}/excusals`, {
      ...{ evaluationId: String(evaluation), kind: 'leave', reason: 'Nghỉ phép năm' },
    });
    const id = await newest('excusals');
    const list = await personnel.get(`/periods/${period}?show=excused`);
    expect(list.text).toContain(`/excusals/${id}/correction`);
    const bad = await personnel.post(`/excusals/${id}/correction`, { kind: 'holiday', ground: 'x', reason: 'nhầm' });
    expect(bad.status).toBe(422);
    await personnel.post(`/excusals/${id}/correction`, { kind: 'sick', ground: 'Nằm viện từ 02/11', reason: WHY });
    expect(await t.db.one('select kind, reason from excusals where id = $1', [id])).toEqual({
      kind: 'leave',
      reason: 'Nghỉ phép năm',
    });
    expect(await versions('excusal', id)).toEqual([
      {
        before: { kind: 'leave', ground: 'Nghỉ phép năm' },
        after: { kind: 'sick', ground: 'Nằm viện từ 02/11' },
        reason: WHY,
      },
    ]);
    expect((await personnel.get(`/periods/${period}?show=excused`)).text).toContain('Nghỉ ốm: Nằm viện từ 02/11');
    const own = (await (await t.as('mc1')).get(`/evaluations/${evaluation}`)).text;
    for (const words of ['Nằm viện từ 02/11', 'Nghỉ phép năm', WHY]) expect(own).toContain(words);
    expect((await (await t.as('secretary')).get('/committee?month=2026-11')).text).not.toContain('nghỉ phép');
    expect((await (await t.as('mc1')).get('/notices')).text).toContain('đã sửa lý do miễn chấm điểm');
    expect(await faults()).toEqual([]);
  });

  it('is struck with a reason: the evaluation is back, and nothing is struck twice', async () => {
    const id = await newest('excusals');
    const strike = () => personnel.post(`/excusals/${id}/withdrawal`, { why: WHY });
    expect((await personnel.post(`/excusals/${id}/withdrawal`, { why: 'nhầm' })).status).toBe(422);
    expect((await Promise.all([strike(), strike()])).map(({ status: code }) => code).sort()).toEqual([200, 409]);
    expect(await status()).toBe('draft');
    expect((await versions('excusal', id)).at(-1)).toEqual({
      before: { kind: 'sick', ground: 'Nằm viện từ 02/11' },
      after: null,
      reason: WHY,
    });
    expect(await faults()).toEqual([]);
  });

  it('is put right by nobody but personnel, not of oneself, not from a stale page; in a closed month another confirms, and nothing comes back but by a reopening', async () => {
    await personnel.post(`/periods/${period}/excusals`, {
      ...{ evaluationId: String(evaluation), kind: 'leave', reason: 'Nghỉ phép năm' },
    });
    const id = await newest('excusals');
    for (const login of ['mc1', 'mcHead', 'inspector', 'secretary', 'admin'])
      expect([403, 404]).toContain((await (await t.as(login)).get(`/excusals/${id}/correction`)).status);
    const { text } = await personnel.get(`/excusals/${id}/correction`);
    const seen = /name="seen" value="([^"]*)"/.exec(text)![1]!;
    const correct = (ground: string) =>
      personnel.post(`/excusals/${id}/correction`, { kind: 'leave', ground, reason: WHY, seen });
    expect((await correct('Nghỉ phép từ 05/11')).status).toBe(200);
    expect((await correct('Nghỉ phép từ 06/11')).status).toBe(409);
    await t.db.rows('update periods set closed_at = now(), closed_by = $2 where id = $1', [
      period,
      ward.accounts['personnel'],
    ]);
    const words = { kind: 'sick', ground: 'Nằm viện cả tháng', reason: WHY };
    const struck = await personnel.post(`/excusals/${id}/withdrawal`, { why: WHY });
    expect([struck.status, struck.text.includes('đề nghị mở lại phiếu')]).toEqual([422, true]);
    const { agreed, request } = await asked(
      `/excusals/${id}/correction`,
      words,
      'lý do miễn mới được đọc cùng lý do cũ',
    );
    expect(await versions('excusal', id)).toHaveLength(1);
    expect((await personnel.post(request, { agreed })).status).toBe(403);
    await confirmed('chair', request);
    expect((await versions('excusal', id)).at(-1)).toMatchObject({ after: { kind: 'sick', ground: words.ground } });
    expect((await (await t.as('mc1')).get(`/evaluations/${evaluation}`)).text).toContain(words.ground);
    expect(await faults()).toEqual([]);
    await t.db.rows('update periods set closed_at = null, closed_by = null where id = $1', [period]);
  });
});

describe('a month of absence by the law', () => {
  it('is put right and struck; the page of the year reads both, who may not read kinds reads neither', async () => {
    const official = ward.officials['mc2']!;
    await personnel.post(`/legal/officials/${official}/absences`, { from: '11/2026', kind: 'sick', reason: 'Giấy 12' });
    const id = await newest('absences');
    const year = `/legal/officials/${official}/2026`;
    expect((await personnel.get(year)).text).toContain(`/legal/absences/${id}/correction`);
    await personnel.post(`/legal/absences/${id}/correction`, { kind: 'maternity', ground: 'Giấy 13', reason: WHY });
    const own = (await (await t.as('mc2')).get(year)).text;
    for (const words of ['nghỉ thai sản', 'Giấy 13', 'nghỉ ốm (Điều 11.2): Giấy 12', WHY]) expect(own).toContain(words);
    const chair = (await (await t.as('chair')).get(year)).text;
    for (const words of ['Giấy 12', 'Giấy 13', WHY]) expect(chair).not.toContain(words);
    await personnel.post(`/legal/absences/${id}/withdrawal`, { why: WHY });
    expect(await t.db.one('select ended_at is not null as ended from absences where id = $1', [id])).toEqual({
      ended: true,
    });
    expect((await personnel.post(`/legal/absences/${id}/withdrawal`, { why: WHY })).status).toBe(409);
    expect(await versions('absence', id)).toHaveLength(2);
    expect(await faults()).toEqual([]);
  });

  it('of a decided year is corrected by two; who decided the label is told, and the label stays', async () => {
    const official = ward.officials['mc3']!;
    await personnel.post(`/legal/officials/${official}/absences`, { from: '11/2026', kind: 'sick', reason: 'Giấy 21' });
    const id = await newest('absences');
    const year = await t.db.one<{ id: number }>(
      `insert into years (root_unit_id, year, due_on, opened_at, opened_by) values ($1, 2026, '2026-12-15', now(), $2) returning id`,
      [ward.units.PM.id, ward.accounts['personnel']],
    );
    const record = await t.db.one<{ id: number }>(
      `insert into year_records (year_id, official_id, unit_id, using_unit_id, title, position, leader, person_type) values ($1, $2, $3, $4, 'Công chức', 'member', false, 'civil-servant') returning id`,
      [year!.id, official, ward.units.MC.id, ward.units.PM.id],
    );
    await t.db.rows(
      `insert into labels (year_record_id, number, kind, label, by_account, at, record, reasons) values ($1, 1, 'classification', 'good', $2, now(), '{}', '{}')`,
      [record!.id, ward.accounts['chair']],
    );
    await t.db.rows('update year_records set label_id = (select max(id) from labels) where id = $1', [record!.id]);
    const before = await t.db.rows('select * from labels');
    const words = { kind: 'unpaid', ground: 'Đơn xin nghỉ 22', reason: WHY };
    const { request } = await asked(`/legal/absences/${id}/correction`, words, 'xếp loại năm 2026');
    expect(await t.db.one('select kind from absences where id = $1', [id])).toEqual({ kind: 'sick' });
    await confirmed('secretary', request);
    expect(await t.db.one('select kind from absences where id = $1', [id])).toEqual({ kind: 'unpaid' });
    expect(await t.db.one('select scored_by as by from result_flags where paper_id = $1', [record!.id])).toEqual({
      by: ward.accounts['chair'],
    });
    expect(await t.db.rows('select * from labels')).toEqual(before);
  });
});
