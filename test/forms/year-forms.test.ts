import { startTestApp, type TestApp } from '../support/app.js';
import { confirmed, openLegalMonth } from '../support/legal.js';
import { makeWard, type Ward } from '../support/ward.js';
import { openTestYear, type OpenedYear } from '../years/support.js';
import { readPdf } from '../reports/read-pdf.js';

let app: TestApp;
let ward: Ward;
let year: OpenedYear;
const text = async (login: string, path: string) => {
  const file = await (await app.client(login)).download(path);
  return file.status === 200 ? JSON.stringify(await readPdf(file.bytes)) : String(file.status);
};

beforeAll(async () => {
  app = await startTestApp('2026-12-01T09:00:00Z');
  ward = await makeWard(app.db);
  const october = await openLegalMonth(app.db, ward, '2026-10');
  await confirmed(app.db, ward, october.sheets['mc1']!, '81.06');
  await app.db.rows(`update legal_periods set closed_at = '2026-10-31T09:00:00Z', closed_by = $1`, [ward.accounts['personnel']]);
  year = await openTestYear(app.db, ward);
}, 60_000);
afterAll(() => app.close());

describe("a year's papers through their doors", () => {
  it('print Mẫu 02 from the year: months with their score, what is missing named, no mean while months are missing', async () => {
    const paper = await text('mc1', `/forms/years/${year.sheets['mc1']}/mau-02.pdf`);
    for (const words of ['PHIẾU XẾP LOẠI CHẤT LƯỢNG CÔNG CHỨC', '81,06', 'thiếu điểm']) expect(paper).toContain(words);
    const docx = await (await app.client('mc1')).download(`/forms/years/${year.sheets['mc1']}/mau-02.docx`);
    expect(docx.status).toBe(200);
  });

  it('a form still being filled in is its author’s alone, a colleague learns nothing', async () => {
    expect(await text('mchead', `/forms/years/${year.sheets['mc1']}/mau-02.pdf`)).toBe('404');
    await app.db.rows(`update year_sheets set status = 'submitted', submitted_at = '2026-12-01T02:00:00Z', self_label = 'good' where id = $1`, [year.sheets['mc1']]);
    expect(await text('mchead', `/forms/years/${year.sheets['mc1']}/mau-02.pdf`)).toContain('81,06');
    expect(await text('mc2', `/forms/years/${year.sheets['mc1']}/mau-02.pdf`)).toBe('404');
  });

  it('print the minutes as they were kept, and say when they are not adopted', async () => {
    const meeting = await app.db.one<{ id: number }>(
      `insert into meetings (year_id, unit_id, about, held_on, began_at, ended_at, place, chair_id, secretary_id, invited, present, conclusion, by_account, at)
       values ($1, $2, 'staff', '2026-12-01', '14:00', '15:30', 'Phòng họp tầng 2', $3, $4, 7, 6, 'Thống nhất gửi người có thẩm quyền.', $5, '2026-12-01T02:00:00Z') returning id`,
      [year.id, ward.units.MC.id, ward.officials['mcHead'], ward.officials['mc1'], ward.accounts['mcHead']],
    );
    await app.db.rows(`insert into meeting_opinions (meeting_id, year_sheet_id, report, opinions) values ($1, $2, 'Trả hồ sơ đúng hẹn', 'Tận tụy, cần nhanh hơn.')`, [meeting!.id, year.sheets['mc2']]);
    const paper = await text('mchead', `/forms/meetings/${meeting!.id}/minutes.pdf`);
    for (const words of ['BIÊN BẢN', '14 giờ 00', 'Tận tụy, cần nhanh hơn.', 'Thống nhất gửi người có thẩm quyền.', 'chưa được thông qua']) expect(paper).toContain(words);
    expect(await text('vphead', `/forms/meetings/${meeting!.id}/minutes.pdf`)).toBe('404');
  });
});
