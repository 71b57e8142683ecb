import { startTestApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { confirmed, openLegalMonth, type LegalMonth } from '../support/legal.js';
import { makeWard, type Ward } from '../support/ward.js';
import { openTestYear } from '../years/support.js';

let app: TestApp;
let ward: Ward;
let month: LegalMonth;
let personnel: Client;

beforeEach(async () => {
  app = await startTestApp('2026-11-20T02:00:00Z');
  ward = await makeWard(app.db);
  month = await openLegalMonth(app.db, ward);
  personnel = await app.client('personnel');
  await personnel.get('/legal/months');
});
afterEach(() => app.close());

const absence = (key: string, fields: Record<string, string> = {}) =>
  personnel.post(`/legal/officials/${ward.officials[key]}/absences`, {
    from: '11/2026',
    kind: 'maternity',
    reason: 'Giấy nghỉ thai sản số 12',
    ...fields,
  });
const imported = (key: string, fields: Record<string, string> = {}) =>
  personnel.post(`/legal/officials/${ward.officials[key]}/imported-months`, {
    month: '03/2026',
    score: '88,5',
    agency: 'Phường bên',
    documentNumber: '45/UBND',
    documentDate: '02/06/2026',
    ...fields,
  });
const statusOf = async (key: string) =>
  (await app.db.one<{ status: string }>('select status from legal_forms where id = $1', [month.legalForms[key]]))!
    .status;

describe('absences (Art 11.2)', () => {
  it('make the form absent, tell the person, and give the draft back when they end', async () => {
    expect((await absence('mc1', { to: '02/2027' })).status).toBe(200);
    expect(await statusOf('mc1')).toBe('absent');
    expect(await app.db.one(`select count(*)::int as n from absences where ended_at is null`)).toEqual({ n: 4 });
    expect(await app.db.one(`select code from notices where official_id = $1`, [ward.officials['mc1']])).toEqual({
      code: 'legal-absence',
    });
    const { id } = (await app.db.one<{ id: number }>(`select id from absences where month = '2026-11'`))!;
    await personnel.post(`/legal/absences/${id}/withdrawal`, { why: 'Ghi nhầm tháng nghỉ' });
    expect(await statusOf('mc1')).toBe('draft');
    expect((await personnel.post(`/legal/absences/${id}/withdrawal`, { why: 'Ghi nhầm tháng nghỉ' })).status).toBe(409);
  });

  it('are refused on a month with a confirmed score, twice, in the wrong order and without a ground', async () => {
    await confirmed(app.db, ward, month.legalForms['mc1']!, '81.06');
    const answer = await absence('mc1');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('đã có điểm được xác nhận');
    await absence('mc2');
    expect((await absence('mc2')).text).toContain('đã được ghi vắng');
    expect((await absence('mc3', { to: '10/2026' })).status).toBe(422);
    expect((await absence('mc3', { reason: '' })).status).toBe(422);
    expect((await absence('mc3', { kind: 'holiday' })).status).toBe(422);
  });

  it('do not end in a month that closed with them', async () => {
    await absence('mc1');
    await app.db.rows('update legal_periods set closed_at = $1, closed_by = $2', [
      app.clock.now(),
      ward.accounts['personnel'],
    ]);
    const { id } = (await app.db.one<{ id: number }>('select id from absences'))!;
    expect((await personnel.post(`/legal/absences/${id}/withdrawal`, { why: 'Ghi nhầm tháng nghỉ' })).status).toBe(422);
    expect(await statusOf('mc1')).toBe('absent');
  });

  it('leave the form of a quarter while one of its months is served', async () => {
    await app.db.rows(
      `insert into legal_periods (root_unit_id, month, edition, span, self_due_on, confirm_due_on, closes_on, opened_at, opened_by)
      values ($1, '2026-03', 'nd-335-2025', 'quarter', '2026-03-25', '2026-03-27', '2026-03-31', '2026-01-02T00:00:00Z', $2)`,
      [ward.units.PM.id, ward.accounts['personnel']],
    );
    await app.db.rows(
      `insert into legal_forms (legal_period_id, edition, month, official_id, unit_id, person_type, title, position, leader)
      select max(p.id), 'nd-335-2025', '2026-03', $1, $2, 'civil-servant', 'Công chức', 'member', false from legal_periods p`,
      [ward.officials['mc1'], ward.units.MC.id],
    );
    const quarter = async () => app.db.one(`select status from legal_forms where month = '2026-03'`);
    await absence('mc1', { from: '01/2026' });
    expect(await quarter()).toEqual({ status: 'draft' });
    await absence('mc1', { from: '02/2026', to: '03/2026' });
    expect(await quarter()).toEqual({ status: 'absent' });
  });

  it('keep their kind to the person, who scores them, personnel and inspector', async () => {
    await absence('mc1');
    const path = `/legal/officials/${ward.officials['mc1']}/2026`;
    for (const login of ['mc1', 'mchead', 'personnel', 'inspector'])
      expect([login, (await (await app.client(login)).get(path)).text.includes('nghỉ thai sản')]).toEqual([
        login,
        true,
      ]);
    const above = (await (await app.client('chair')).get(path)).text;
    expect(above).toContain('vắng có lý do');
    expect(above).not.toContain('nghỉ thai sản');
    expect(above).not.toContain('Giấy nghỉ thai sản');
  });
});

describe('imported months (Art 19.1)', () => {
  it('stand in the year with their document', async () => {
    expect((await imported('mc1')).text).toContain('Phường bên, văn bản 45/UBND ngày 02/06/2026');
    const { id } = (await app.db.one<{ id: number }>('select id from imported_months'))!;
    await personnel.post(`/legal/imported-months/${id}/ending`, { reason: 'Nhập nhầm người.' });
    expect((await personnel.get(`/legal/officials/${ward.officials['mc1']}/2026`)).text).not.toContain('45/UBND');
    expect((await imported('mc1')).status).toBe(200);
  });

  it('are refused beside an own form, an import, an absence, in the future and out of bounds', async () => {
    expect((await imported('mc1', { month: '11/2026' })).text).toContain('có phiếu tháng 11/2026 ở đây');
    await imported('mc1');
    expect((await imported('mc1')).text).toContain('đã có điểm từ cơ quan cũ');
    expect((await absence('mc1', { from: '03/2026' })).text).toContain('đã có điểm từ cơ quan cũ');
    await absence('mc1', { from: '04/2026' });
    expect((await imported('mc1', { month: '04/2026' })).text).toContain('đã được ghi vắng');
    expect((await imported('mc1', { month: '12/2026' })).status).toBe(422);
    for (const score of ['100,01', '-1', '88,555', 'x'])
      expect([score, (await imported('mc2', { score })).status]).toEqual([score, 422]);
    expect((await imported('mc2', { documentDate: '01/12/2026' })).status).toBe(422);
  });

  it('are refused once the year has its label, and an absence too: the words name the ways there are', async () => {
    const { yearRecords } = await openTestYear(app.db, ward);
    const { id } = (await app.db.one<{ id: number }>(
      `insert into labels (year_record_id, number, kind, label, reasons, record, by_account, at)
       values ($1, 1, 'classification', 'good', '[]', '{}', $2, '2026-11-19') returning id`,
      [yearRecords['mc1'], ward.accounts['chair']],
    ))!;
    await app.db.rows(`update year_records set status = 'classified', label_id = $2 where id = $1`, [
      yearRecords['mc1'],
      id,
    ]);
    for (const refused of [await imported('mc1'), await absence('mc1', { from: '02/2026' })]) {
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('xem kiến nghị (Điều 22) hoặc quyết định thay thế (Điều 21.3)');
    }
    expect(await app.db.rows('select 1 from imported_months union all select 1 from absences')).toEqual([]);
    expect((await imported('mc2')).status).toBe(200);
  });

  it('take the place of a form that is absent for the month only after the absence ends', async () => {
    await absence('mc1');
    expect((await imported('mc1', { month: '11/2026' })).text).toContain('đã được ghi vắng');
  });
});

it('nobody but personnel over the unit records anything, and not their own', async () => {
  await app.db.rows('update accounts set official_id = null where id = $1', [ward.accounts['kt2']]);
  await app.db.rows('update accounts set official_id = $2 where id = $1', [
    ward.accounts['personnel2'],
    ward.officials['kt2'],
  ]);
  const own = await app.client('personnel2');
  await own.get('/legal/months');
  const path = `/legal/officials/${ward.officials['kt2']}/absences`;
  expect((await own.post(path, { from: '11/2026', kind: 'sick', reason: 'Giấy nghỉ ốm' })).status).toBe(403);
  expect(
    (
      await own.post(`/legal/officials/${ward.officials['stranger']}/absences`, {
        from: '11/2026',
        kind: 'sick',
        reason: 'Giấy nghỉ ốm',
      })
    ).status,
  ).toBe(404);
});
