import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';
import { giveMonths, labelOf, rate, readyYear, type WardYear } from './support.js';

let app: TestApp;
let ward: Ward;
let year: WardYear;
const REASON = 'Kết quả của tôi chưa được tính đủ';
const yearRecord = (key: string) => `/years/records/${year.yearRecords[key]}`;
const file = async (key: string) =>
  (await app.client(key.toLowerCase())).post(`${yearRecord(key)}/label-petition`, { reason: REASON });
const petitionOf = async (key: string) =>
  (await app.db.one<{ id: number }>(
    `select id from petitions where kind = 'label' and year_record_id = $1 order by id desc`,
    [year.yearRecords[key]],
  ))!.id;

/** Two excellent in a ceiling of two; vp1 gave way. */
beforeEach(async () => {
  app = await startTestApp('2026-12-04T03:00:00Z');
  ward = await makeWard(app.db);
  year = await readyYear(app.db, ward, { mc1: '95', mc2: '94', vp1: '93' });
  const chair = await app.client('chair');
  await chair.post(`/years/${year.id}/classification/${year.yearRecords['vp1']}`, {
    label: 'good',
    reason: 'Vượt trần của cơ quan',
  });
  await chair.post(`/years/${year.id}/decision`, { agency: String(ward.units.PM.id), part: 'people' });
  await app.db.rows(`insert into holidays (day, name) values ('2026-12-31', 'Nghỉ bù')`);
});
afterEach(() => app.close());

describe('a person’s label', () => {
  it('is read by them with its grounds and the way to the notice, and by no colleague', async () => {
    const { status, text } = await (await app.client('vp1')).get(`${yearRecord('vp1')}/label`);
    expect(status).toBe(200);
    expect(text).toContain('Mức xếp loại năm 2026 của bạn');
    expect(text).toContain('Vượt trần của cơ quan');
    expect(text).not.toContain('notice.pdf');
    await app.db.rows(
      `insert into year_publications (year_id, using_unit_id, by_account, at) select year_id, using_unit_id, $2, '2026-12-04' from year_records where id = $1`,
      [year.yearRecords['vp1'], ward.accounts['personnel']],
    );
    expect((await (await app.client('vp1')).get(`${yearRecord('vp1')}/label`)).text).toContain(
      `/forms/years/${year.yearRecords['vp1']}/notice.pdf`,
    );
    expect((await (await app.client('vp2')).get(`${yearRecord('vp1')}/label`)).status).toBe(404);
  });
});

describe('a petition on the label (Điều 22)', () => {
  it('received on Friday 4 December 2026 is due on Tuesday the 15th, once for each label', async () => {
    expect((await file('vp1')).status).toBe(200);
    expect(
      await app.db.one(`select received_on::text as "on", due_on::text as due from petitions where kind = 'label'`),
    ).toEqual({
      on: '2026-12-04',
      due: '2026-12-15',
    });
    expect((await file('vp1')).status).toBe(409);
    expect(
      (await (await app.client('vp1')).post(`${yearRecord('mc1')}/label-petition`, { reason: REASON })).status,
    ).toBe(404);
    expect(
      (await (await app.client('mc1')).post(`${yearRecord('mc1')}/label-petition`, { reason: 'ngắn' })).status,
    ).toBe(422);
  });

  it('is taken back by the petitioner, decided no more and filed anew', async () => {
    await file('vp1');
    const path = `/label-petitions/${await petitionOf('vp1')}`;
    const vp1 = await app.client('vp1');
    const why = 'Đã xem lại, mức này là đúng';
    expect((await vp1.get(path)).text).toContain(`${path}/withdrawal`);
    expect((await vp1.post(`${path}/withdrawal`, { reason: why })).text).toContain('Đã rút');
    const chair = await app.client('chair');
    expect((await chair.get('/label-petitions')).text).toContain('Đã rút');
    expect((await chair.post(path, { outcome: 'kept', reason: 'Trần của cơ quan đã đủ người' })).status).toBe(409);
    expect(await app.db.rows(`select 1 from notices where code = 'label-petition-withdrawn'`)).toHaveLength(1);
    expect((await file('vp1')).status).toBe(200);
  });

  it('is decided by who classifies, never by the petitioner', async () => {
    await file('vp1');
    const path = `/label-petitions/${await petitionOf('vp1')}`;
    const kept = { outcome: 'kept', reason: 'Trần của cơ quan đã đủ người' };
    expect((await (await app.client('vp1')).post(path, kept)).status).toBe(403);
    expect((await (await app.client('personnel')).post(path, kept)).status).toBe(403);
    expect((await (await app.client('vp2')).get(path)).status).toBe(404);
    const done = await (await app.client('chair')).post(path, kept);
    expect(done.status).toBe(200);
    expect(done.text).toContain('Giữ nguyên');
    expect((await (await app.client('chair')).post(path, kept)).status).toBe(409);
    expect(await app.db.rows(`select 1 from notices where code = 'label-petition-kept'`)).toHaveLength(1);
  });

  it('that would pass the ceiling is blocked with the number', async () => {
    await file('vp1');
    const path = `/label-petitions/${await petitionOf('vp1')}`;
    const answer = await (
      await app.client('chair')
    ).post(path, { outcome: 'replaced', label: 'excellent', reason: 'Kết quả đúng là xuất sắc' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Thay thành xuất sắc thì cơ quan có 3 người, trần là 2: thừa 1 (Điều 20.5a).');
    expect(await labelOf(app.db, year.yearRecords['vp1']!)).toBe('good');
  });

  it('gives a further label under the ceiling, from the record alone; the old one stays readable', async () => {
    await file('mc3');
    const path = `/label-petitions/${await petitionOf('mc3')}`;
    await giveMonths(app.db, ward, 'mc3', '60');
    expect(
      (
        await (
          await app.client('chair')
        ).post(path, { outcome: 'replaced', label: 'not-completed', reason: 'Không theo điểm nào cả' })
      ).text,
    ).toContain('Mức mới phải là mức theo điểm');
    expect(
      (
        await (
          await app.client('chair')
        ).post(path, { outcome: 'replaced', label: 'completed', reason: 'Điểm tháng đã được thay' })
      ).status,
    ).toBe(200);
    const labels = await app.db.rows(
      'select number, kind, label, supersedes is not null as replaces from labels where year_record_id = $1 order by number',
      [year.yearRecords['mc3']],
    );
    expect(labels).toEqual([
      { number: 1, kind: 'classification', label: 'good', replaces: false },
      { number: 2, kind: 'petition', label: 'completed', replaces: true },
    ]);
    const { text } = await (await app.client('mc3')).get(`${yearRecord('mc3')}/label`);
    expect(text).toContain('Các mức đã được thay');
  });

  it('waits on the first page of who decides it', async () => {
    await file('vp1');
    expect((await (await app.client('chair')).get('/')).text).toContain(
      '1 kiến nghị về xếp loại năm 2026 chờ bạn giải quyết',
    );
    expect((await (await app.client('chair')).get('/label-petitions')).text).toContain('Trịnh Thị Thư');
    expect((await (await app.client('vp2')).get('/label-petitions')).text).not.toContain('Trịnh Thị Thư');
  });
});

describe('a replacing decision (Điều 21.3)', () => {
  const fields = {
    label: 'not-completed',
    number: '20/QĐ',
    decidedOn: '03/12/2026',
    reason: 'Phát hiện báo cáo thiếu trung thực',
  };

  it('is the managing agency’s alone: for the ward’s people from outside', async () => {
    expect((await (await app.client('chair')).post(`${yearRecord('mc1')}/replacement`, fields)).status).toBe(403);
    expect((await (await app.client('mc1')).get(`${yearRecord('mc1')}/replacement`)).status).toBe(403);
    expect((await (await app.client('mc2')).get(`${yearRecord('mc1')}/replacement`)).status).toBe(404);
    const outside = await app.client('outside');
    expect((await outside.get(`${yearRecord('mc1')}/replacement`)).status).toBe(200);
    expect((await outside.post(`${yearRecord('mc1')}/replacement`, { ...fields, number: '' })).status).toBe(422);
    expect((await outside.post(`${yearRecord('mc1')}/replacement`, fields)).status).toBe(200);
    expect(await labelOf(app.db, year.yearRecords['mc1']!)).toBe('not-completed');
    expect(
      await app.db.rows(`select kind, decision_number from labels where year_record_id = $1 order by number`, [
        year.yearRecords['mc1'],
      ]),
    ).toEqual([
      { kind: 'classification', decision_number: null },
      { kind: 'replacement', decision_number: '20/QĐ' },
    ]);
    expect(await app.db.rows(`select 1 from notices where code = 'year-label-replaced'`)).toHaveLength(1);
  });

  it('is the root head’s for a using agency below the root, and holds the ceiling and the head’s cap too', async () => {
    await app.db.rows(`update year_records set using_unit_id = $2 where unit_id = $1`, [
      ward.units.MC.id,
      ward.units.MC.id,
    ]);
    await app.db.rows(`insert into settings (unit_id, key, value) values ($1, 'using-agency', 'yes')`, [
      ward.units.MC.id,
    ]);
    const chair = await app.client('chair');
    expect((await (await app.client('mchead')).post(`${yearRecord('mc3')}/replacement`, fields)).status).toBe(403);
    expect((await chair.post(`${yearRecord('mc3')}/replacement`, { ...fields, label: 'excellent' })).text).toContain(
      'thừa',
    );
    expect((await chair.post(`${yearRecord('mc3')}/replacement`, fields)).status).toBe(200);
    await rate(app, ward, year.id, 'MC', 'completed');
    await chair.post(`${yearRecord('mcHead')}/replacement`, { ...fields, label: 'not-completed' });
    expect((await chair.post(`${yearRecord('mcHead')}/replacement`, { ...fields, label: 'good' })).text).toContain(
      'Điều 20.6',
    );
  });
});
