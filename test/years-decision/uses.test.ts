import { verify } from '../../src/verify/verify.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { confirmed, openLegalMonth } from '../support/legal.js';
import { makeWard, type Ward } from '../support/ward.js';
import { readZip } from '../forms/read-docx.js';
import { openTestYear, type OpenedYear } from '../years/support.js';

let app: TestApp;
let ward: Ward;
let year: OpenedYear;
const RULE = {
  ...{ fromQuarter: '1', excellent: '1,2', good: '1', completed: '0,5', notCompleted: '0' },
  ...{ decisionNumber: '9/QĐ-UBND', decisionDate: '20/11/2026' },
};
const path = (use = 'commendation') => `/years/${year.id}/uses?use=${use}`;
const state = async (login: string, fields: Record<string, string> = {}) =>
  (await app.as(login)).post(`/years/${year.id}/uses/rules`, { agency: String(ward.units.PM.id), ...RULE, ...fields });
const file = async (use: string, format: string, login = 'personnel') =>
  (await app.as(login)).download(`/forms/years/${year.id}/uses/${use}.${format}?agency=${ward.units.PM.id}`);
const csv = async (use: string) =>
  Buffer.from((await file(use, 'csv')).bytes)
    .toString('utf8')
    .replace('\ufeff', '')
    .trim()
    .split('\r\n');

async function label(key: string, given: string, yearRecord = year.yearRecords[key]): Promise<void> {
  const row = await app.db.one<{ id: number }>(
    `insert into labels (year_record_id, number, kind, label, mean, by_points, reasons, record, by_account, at)
     values ($1, 1, 'classification', $3, 82.5, $3, '[]', '{}', $2, '2026-12-03') returning id`,
    [yearRecord, ward.accounts['chair'], given],
  );
  await app.db.rows(`update year_records set status = 'classified', label_id = $2 where id = $1`, [
    yearRecord,
    row!.id,
  ]);
}

beforeAll(async () => {
  app = await startTestApp('2026-12-05T02:00:00Z');
  ward = await makeWard(app.db);
  for (const [month, score] of [
    ['2026-01', '92'],
    ['2026-02', '91'],
    ['2026-03', '90'],
    ['2026-04', '60'],
    ['2026-05', '60'],
  ] as const) {
    const { legalForms } = await openLegalMonth(app.db, ward, month);
    await confirmed(app.db, ward, legalForms['mc1']!, score);
    if (month < '2026-04') await confirmed(app.db, ward, legalForms['mc2']!, '75');
  }
  await openLegalMonth(app.db, ward, '2026-06');
  await app.db.rows(`update legal_periods set closed_at = '2026-11-01', closed_by = $1 where month < '2026-06'`, [
    ward.accounts['personnel'],
  ]);
  await app.db.rows(`update officials set person_type = 'cadre' where id = any ($1)`, [
    [ward.officials['chair'], ward.officials['vice']],
  ]);
  await app.db.rows(`update officials set person_type = 'public-employee' where id = any ($1)`, [
    [ward.officials['kt1'], ward.officials['kt2']],
  ]);
  await app.db.rows(`insert into settings (unit_id, key, value) values ($1, 'using-agency', 'yes')`, [
    ward.units.KT.id,
  ]);
  year = await openTestYear(app.db, ward);
  const personnel = await app.as('personnel');
  for (const [key, given, number] of [
    ['vice', 'excellent', '81-QĐ/ĐU'],
    ['kt1', 'good', '12/QĐ-TYT'],
  ] as const)
    await personnel.post(`/years/${year.id}/others/${ward.officials[key]}`, {
      ...{ label: given, decisionNumber: number, decisionDate: '2026-12-01', issuedBy: 'Cấp có thẩm quyền' },
    });
  for (const [key, given] of [
    ['mc1', 'excellent'],
    ['mc2', 'good'],
    ['mc3', 'completed'],
    ['mc4', 'not-completed'],
  ] as const)
    await label(key, given);
});
afterAll(() => app.close());

test('who stands on which list follows the label in force; nobody without one stands on any', async () => {
  const names = async (use: string) => (await csv(use)).slice(1).map((line) => line.split(',')[1]);
  expect(await names('commendation')).toEqual(['Lê Thị Phó', 'Bùi Thị Ba', 'Vũ Văn Bốn']);
  expect(await names('lower')).toEqual(['Ngô Văn Sáu']);
  expect((await names('planning')).sort()).toEqual([
    ...['Bùi Thị Ba', 'Lê Thị Phó', 'Ngô Văn Sáu', 'Vũ Văn Bốn', 'Đặng Thị Năm'],
  ]);
  const page = await (await app.as('personnel')).get(path());
  expect(page.text).toContain('người chưa có quyết định xếp loại');
  expect(page.text).not.toContain('Ngô Văn Sáu');
  expect((await (await app.as('personnel')).get(path('lower'))).text).toContain('Ngô Văn Sáu');
  expect((await (await app.as('personnel')).get(path('none'))).status).toBe(404);
});

test('who is under another rule stands there too, named with it and its decision, in the agency that manages them', async () => {
  const page = await (await app.as('personnel')).get(path());
  expect(page.text).toContain('theo quy định của Đảng (số 81-QĐ/ĐU, 01/12/2026)');
  expect(page.text).not.toContain('Tạ Văn Kinh');
  expect((await csv('commendation'))[1]).toMatch(/Lê Thị Phó,.*,excellent,,2026-12-01,cadre,81-QĐ\/ĐU$/);
  // Nobody whom the decree holds for works in that agency.
  const own = await (await app.as('personnel')).get(`/years/${year.id}/uses?use=planning&agency=${ward.units.KT.id}`);
  expect(own.text).toContain('theo Nghị định 233/2026/NĐ-CP (số 12/QĐ-TYT, 01/12/2026)');
  expect(own.text).toContain('1 người chưa có quyết định xếp loại');
  expect((await (await app.as('mcHead')).get(`/years/${year.id}/uses?agency=${ward.units.KT.id}`)).status).toBe(404);
  const quarters = await (await app.as('personnel')).get(path('income'));
  expect(quarters.text).toContain('2 người xếp loại theo quy định khác không có điểm quý ở đây.');
  expect(quarters.text).not.toContain('Lê Thị Phó');
  const { bytes } = await file('planning', 'xlsx');
  const text = [...readZip(Buffer.from(bytes)).values()].map((part) => part.toString('utf8')).join('\n');
  expect(text).toContain('theo quy định của Đảng (quyết định số 81-QĐ/ĐU)');
});

test('planning shows the labels of the two years before', async () => {
  const next = await app.db.one<{ id: number }>(
    `insert into years (root_unit_id, year, due_on, opened_at, opened_by) values ($1, 2027, '2027-12-14', '2027-11-20', $2) returning id`,
    [ward.units.PM.id, ward.accounts['personnel']],
  );
  const record = await app.db.one<{ id: number }>(
    `insert into year_records (year_id, official_id, unit_id, using_unit_id, title, position, leader)
     values ($1, $2, $3, $4, 'Công chức', 'member', false) returning id`,
    [next!.id, ward.officials['mc1'], ward.units.MC.id, ward.units.PM.id],
  );
  await label('mc1', 'completed', record!.id);
  await app.db.rows(
    `insert into outside_labels (year_id, official_id, unit_id, title, position, person_type, label, decision_number, decision_date, issued_by, by_account, at)
     values ($1, $2, $3, 'Phó Chủ tịch', 'deputy', 'cadre', 'good', '9-QĐ/ĐU', '2027-12-01', 'Đảng ủy cấp trên', $4, '2027-12-02')`,
    [next!.id, ward.officials['vice'], ward.units.PM.id, ward.accounts['personnel']],
  );
  const { bytes } = await (
    await app.as('personnel')
  ).download(`/forms/years/${next!.id}/uses/planning.csv?agency=${ward.units.PM.id}`);
  expect(Buffer.from(bytes).toString('utf8')).toMatch(/Bùi Thị Ba,.*,completed,82.5,2026-12-03,excellent,,,\r\n/);
  expect(Buffer.from(bytes).toString('utf8')).toMatch(/Lê Thị Phó,.*,good,,2027-12-01,excellent,,cadre,9-QĐ\/ĐU\r\n/);
});

test('the page names who reads it; to the inspector, the outside approver, colleagues and other heads it does not exist', async () => {
  const page = await (await app.as('chair')).get(path());
  for (const reader of ['Trần Quốc Mẫu', 'Tài khoản personnel']) expect(page.text).toContain(reader);
  for (const login of ['mc1', 'mcHead', 'outside', 'inspector', 'secretary', 'stranger']) {
    const client = await app.as(login);
    expect([login, [403, 404].includes((await client.get(path())).status)]).toEqual([login, true]);
    expect([login, [403, 404].includes((await file('lower', 'csv', login)).status)]).toEqual([login, true]);
  }
  expect((await (await app.as('personnel')).get(`/years/${year.id}`)).text).toContain(`/years/${year.id}/uses`);
  expect((await (await app.as('outside')).get(`/years/${year.id}`)).text).not.toContain(`/years/${year.id}/uses`);
});

test('coefficients are the agency’s own: bounded, never rising as the level falls, with a decision of a day that was', async () => {
  const rules = async () => (await app.db.rows('select 1 from income_rules')).length;
  const wrongs: Record<string, string>[] = [
    { excellent: '5,01' },
    { excellent: '-1' },
    { good: '1,3' },
    { completed: 'x' },
    { decisionNumber: '' },
    { decisionDate: '06/12/2026' },
    { fromQuarter: '5' },
  ];
  for (const wrong of wrongs) expect([wrong, (await state('personnel', wrong)).status]).toEqual([wrong, 422]);
  expect(await rules()).toBe(0);
  expect((await (await app.as('personnel')).get(path('income'))).text).toContain('chưa ghi quy chế');
  expect((await state('mcHead')).status).toBeGreaterThanOrEqual(403);
  expect((await state('chair')).text).toContain('Đã ghi hệ số');
  expect(await rules()).toBe(1);
  expect(
    (await verify(app.db, { paths: null })).findings.list.filter(({ field }) => field?.startsWith('income')),
  ).toEqual([]);
});

test('a whole quarter gets the coefficient of its band; one that lacks a month or is open gets none', async () => {
  const line = async (name: string) =>
    (await csv('income'))
      .find((each) => each.includes(name))!
      .split(',')
      .slice(4);
  expect(await line('Bùi Thị Ba')).toEqual([
    '91.00',
    'excellent',
    '1.2',
    '60.00',
    'completed',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
  ]);
  expect((await line('Vũ Văn Bốn')).slice(0, 6)).toEqual(['75.00', 'good', '1', '', '', '']);
  await state('personnel', { fromQuarter: '2', good: '1,1', decisionNumber: '10/QĐ-UBND' });
  expect((await line('Vũ Văn Bốn'))[2]).toBe('1');
  await state('personnel', { good: '1,15', decisionNumber: '11/QĐ-UBND' });
  expect((await line('Vũ Văn Bốn'))[2]).toBe('1.15');
  const page = await (await app.as('personnel')).get(path('income'));
  for (const number of ['9/QĐ-UBND', '10/QĐ-UBND', '11/QĐ-UBND']) expect(page.text).toContain(number);
});

test('the workbook says the same, and every file taken is an act', async () => {
  const { bytes, status } = await file('income', 'xlsx');
  expect(status).toBe(200);
  const text = [...readZip(Buffer.from(bytes)).values()].map((part) => part.toString('utf8')).join('\n');
  for (const part of ['ĐIỂM QUÝ VÀ HỆ SỐ', 'Bùi Thị Ba', '11/QĐ-UBND', '1.15']) expect(text).toContain(part);
  const taken = await app.db.rows(`select payload from audit where act = 'year.uses-exported'`);
  expect(taken.length).toBeGreaterThan(5);
});
