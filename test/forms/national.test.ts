import { readXlsx } from 'hucre';
import { startTestApp, type TestApp } from '../support/app.js';
import { confirmed, openLegalMonth, type LegalMonth } from '../support/legal.js';
import { makeWard, type Ward } from '../support/ward.js';
import { openTestYear, type OpenedYear } from '../years/support.js';

let app: TestApp;
let ward: Ward;
let month: LegalMonth;
let year: OpenedYear;
const file = async (login: string, path: string) => {
  const { status, bytes } = await (await app.client(login)).download(path);
  return { status, text: Buffer.from(bytes).toString('utf8'), bytes };
};

beforeAll(async () => {
  app = await startTestApp('2026-12-10T02:00:00Z');
  ward = await makeWard(app.db);
  month = await openLegalMonth(app.db, ward, '2026-10');
  await confirmed(app.db, ward, month.legalForms['mc1']!, '81.06');
  await app.db.rows(`update legal_forms set status = 'absent' where id = $1`, [month.legalForms['mc2']]);
  year = await openTestYear(app.db, ward);
});
afterAll(() => app.close());

const labelPage = async () =>
  (await (await app.client('mc1')).get(`/years/records/${year.yearRecords['mc1']}/label`)).text;
const at = (what: string) => `/forms/legal/months/${month.periodId}/${what}`;

describe("a closed month's workbook for the personnel office", () => {
  it('does not exist while the month is open', async () => {
    expect((await file('personnel', at('results.xlsx'))).status).toBe(404);
  });

  it('has one row for each person under their unit, numbers as numbers, and says who has none', async () => {
    await app.db.rows(`update legal_periods set closed_at = '2026-10-31T09:00:00Z', closed_by = $1`, [
      ward.accounts['personnel'],
    ]);
    const { bytes } = await file('personnel', at('results.xlsx'));
    const { rows } = (await readXlsx(bytes)).sheets[0]!;
    const of = (code: string) => rows.find((row) => row[1] === code)!;
    expect(of('CB-mc1').slice(2)).toEqual([
      'Bùi Thị Ba',
      'Công chức',
      null,
      null,
      81.06,
      'Hoàn thành tốt nhiệm vụ',
      'đã xác nhận',
      1,
      new Date('2026-11-26T00:00:00Z'),
    ]);
    expect(of('CB-mc2').slice(6, 9)).toEqual([null, null, 'vắng có lý do']);
    expect(rows.filter((row) => typeof row[0] === 'number')).toHaveLength(17);
    const first = rows.map((row) => row[0]);
    for (const words of [
      'Kết quả theo dõi, đánh giá tháng 10/2026',
      'Bộ phận Một cửa',
      '17 người: 1 đã xác nhận, 1 vắng có lý do, 15 thiếu điểm.',
    ])
      expect(first).toContain(words);
  });

  it('stands on the month’s page with the national files and the day they are due', async () => {
    const { text } = await (await app.client('personnel')).get(`/legal/months/${month.periodId}`);
    for (const words of [at('results.xlsx'), at('national.csv'), 'chậm nhất 05/11/2026']) expect(text).toContain(words);
  });

  it('of a month by 3814 is all there is: the national database takes the decree’s results', async () => {
    const hanoi = await openLegalMonth(app.db, ward, '2026-10', 'hanoi-3814-2018');
    await app.db.rows(`update legal_periods set closed_at = '2026-10-31T09:00:00Z', closed_by = $2 where id = $1`, [
      hanoi.periodId,
      ward.accounts['personnel'],
    ]);
    expect((await file('personnel', `/forms/legal/months/${hanoi.periodId}/national.csv`)).status).toBe(404);
    expect((await file('personnel', `/forms/legal/months/${hanoi.periodId}/results.xlsx`)).status).toBe(200);
    const { text } = await (await app.client('personnel')).get(`/legal/months/${hanoi.periodId}`);
    expect(text).not.toContain('national.csv');
  });
});

describe("a year's labels for the national database", () => {
  const labels = (format: string) => `/forms/labels/${year.id}/national.${format}`;

  it('do not exist before the whole year is published', async () => {
    await app.db.rows(
      `with given as (insert into labels (year_record_id, number, kind, label, mean, reasons, record, by_account, at)
         select id, 1, 'classification', 'good', 81.06, '["head-cap"]', '{}', $2, '2026-12-03' from year_records where year_id = $1 returning id, year_record_id)
       update year_records s set status = 'classified', label_id = g.id from given g where g.year_record_id = s.id`,
      [year.id, ward.accounts['chair']],
    );
    await app.db.rows(
      `with later as (insert into labels (year_record_id, number, kind, label, record, decision_number, decision_date, by_account, at)
         values ($1, 2, 'replacement', 'completed', '{}', '31/QĐ', '2026-12-08', $2, '2026-12-09') returning id)
       update year_records set label_id = (select id from later) where id = $1`,
      [year.yearRecords['mc1'], ward.accounts['chair']],
    );
    expect((await file('personnel', labels('csv'))).status).toBe(404);
    expect((await (await app.client('personnel')).get(`/years/${year.id}`)).text).not.toContain(labels('csv'));
    expect((await file('mc1', `/forms/years/${year.yearRecords['mc1']}/notice.pdf`)).status).toBe(404);
    expect(await labelPage()).not.toContain('notice.pdf');
  });

  it('have everybody with the label in force, as CSV and JSON alike, and no reasons', async () => {
    await app.db.rows(
      `insert into year_publications (year_id, using_unit_id, by_account, at) values ($1, $2, $3, '2026-12-04T02:00:00Z')`,
      [year.id, ward.units.PM.id, ward.accounts['personnel']],
    );
    await app.db.rows(`update years set published_at = '2026-12-04T02:00:00Z', published_by = $2 where id = $1`, [
      year.id,
      ward.accounts['personnel'],
    ]);
    const csv = (await file('personnel', labels('csv'))).text;
    const [head, ...lines] = csv.replace('\uFEFF', '').trim().split('\r\n');
    expect(head).toBe(
      'code,name,personType,unitCode,unitName,agencyCode,agencyName,title,year,label,mean,labelNumber,kind,decisionNumber,decidedOn,publishedOn',
    );
    expect(lines).toHaveLength(17);
    expect(lines.find((line) => line.startsWith('CB-mc2,'))).toBe(
      'CB-mc2,Vũ Văn Bốn,civil-servant,MC,Bộ phận Một cửa,PM,Phường mẫu,Công chức,2026,good,81.06,1,classification,,2026-12-03,2026-12-04',
    );
    expect(lines.find((line) => line.startsWith('CB-mc1,'))).toContain(',completed,,2,replacement,31/QĐ,2026-12-08,');
    const json = JSON.parse((await file('inspector', labels('json'))).text) as {
      format: string;
      dueOn: string;
      people: Record<string, unknown>[];
    };
    expect([json.format, json.dueOn, json.people.length]).toEqual(['thuoc-do/national-year@1', '2026-12-09', 17]);
    expect(Object.keys(json.people[0]!).join(',')).toBe(head);
    expect(await app.db.one(`select count(*)::int as n from audit where payload like '%year.exported%'`)).toEqual({
      n: 2,
    });
  });

  it('are led to from the year and from December, with the day they are due', async () => {
    for (const page of [`/years/${year.id}`, `/years/${year.id}/december`]) {
      const { text } = await (await app.client('personnel')).get(page);
      for (const words of [labels('csv'), labels('json'), 'chậm nhất 09/12/2026']) expect(text).toContain(words);
    }
    expect((await (await app.client('mchead')).get(`/years/${year.id}`)).text).not.toContain(labels('csv'));
  });
});

describe('the links to a person’s papers', () => {
  it('tell what the electronic file holds, to those who may take it', async () => {
    const page = `/years/records/${year.yearRecords['mc1']}`;
    const { text } = await (await app.client('mc1')).get(page);
    for (const words of [
      `/forms/years/${year.yearRecords['mc1']}/e-file.zip`,
      '1 phiếu tháng (Mẫu 01)',
      '2 thông báo',
      'khoảng 0,2 MB',
    ])
      expect(text).toContain(words);
    expect((await (await app.client('mchead')).get(page)).text).not.toContain('e-file.zip');
    expect((await (await app.client('personnel')).get(`/years/${year.id}/december?show=all`)).text).toContain(
      `/forms/years/${year.yearRecords['mc1']}/e-file.zip`,
    );
  });

  it('open the notice once it is published', async () => {
    expect(await labelPage()).toContain('notice.pdf');
    expect((await file('mc1', `/forms/years/${year.yearRecords['mc1']}/notice.docx`)).status).toBe(200);
    expect((await file('mchead', `/forms/years/${year.yearRecords['mc1']}/notice.pdf`)).status).toBe(403);
  });
});
