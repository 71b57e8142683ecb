import { unzipSync } from 'fflate';
import { readPdf } from '../reports/read-pdf.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makeWard, type Ward } from '../support/ward.js';
import { labelOf, readyYear, type WardYear } from './support.js';

let app: TestApp;
let ward: Ward;
let year: WardYear;

beforeAll(async () => {
  app = await startTestApp('2026-12-08T03:00:00Z');
  ward = await makeWard(app.db);
  await app.db.rows(`update officials set person_type = 'contract' where id = any ($1)`, [
    [ward.officials['mc5'], ward.officials['vt1']],
  ]);
  await app.db.rows(`update officials set person_type = 'public-employee' where id = $1`, [ward.officials['kt2']]);
  await app.db.rows(`update posts set title = 'Nhân viên' where official_id = any ($1)`, [
    [ward.officials['mc5'], ward.officials['vt1']],
  ]);
  await app.db.rows(
    `insert into edition_choices (unit_id, person_type, edition, from_month, decision_number, decision_date, chosen_by, chosen_at)
     values ($1, 'contract', 'nd-335-2025', '2026-01', '12/QĐ-UBND', '2026-01-05', $2, '2026-01-05T02:00:00Z')`,
    [ward.units.PM.id, ward.accounts['personnel']],
  );
  year = await readyYear(app.db, ward, {});
});
afterAll(() => app.close());

const paper = async (key: string, path: string) =>
  (await readPdf((await (await app.client(key)).download(path)).bytes)).text.replaceAll(/\s+/g, ' ');

describe('whom the agency chose the decree for (Điều 28.2)', () => {
  it('stands in the year with their kind; who is under another rule has no Mẫu 02', async () => {
    const kinds = await app.db.rows<{ kind: string; people: number }>(
      'select person_type as kind, count(*)::int as people from year_records group by 1 order by 1',
    );
    expect(kinds).toEqual([
      { kind: 'civil-servant', people: 14 },
      { kind: 'contract', people: 2 },
    ]);
    expect(year.yearRecords).not.toHaveProperty('kt2');
  });

  it('gets Mẫu 02, which names their kind and calls them nothing else', async () => {
    const text = await paper('mc5', `/forms/years/${year.yearRecords['mc5']}/mau-02.pdf`);
    for (const words of [
      'PHIẾU XẾP LOẠI CHẤT LƯỢNG NGƯỜI LAO ĐỘNG HỢP ĐỒNG',
      'II. NGƯỜI LAO ĐỘNG HỢP ĐỒNG TỰ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG',
      'III. KẾT QUẢ XẾP LOẠI CHẤT LƯỢNG CỦA CẤP CÓ THẨM QUYỀN1',
      'NGƯỜI LAO ĐỘNG HỢP ĐỒNG TỰ XẾP LOẠI',
      'Việc xếp loại chất lượng người lao động hợp đồng căn cứ',
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/công chức/i);
    expect(await paper('mc1', `/forms/years/${year.yearRecords['mc1']}/mau-02.pdf`)).toContain(
      'CẤP CÓ THẨM QUYỀN CÔNG CHỨC',
    );
  });

  it('gets a label, a notice of it and an electronic file that call them nothing else', async () => {
    const chair = await app.client('chair');
    expect(
      (await chair.post(`/years/${year.id}/decision`, { agency: String(ward.units.PM.id), part: 'people' })).status,
    ).toBe(200);
    expect(await labelOf(app.db, year.yearRecords['mc5']!)).toBe('good');
    await chair.post(`/years/${year.id}/publication`, { agency: String(ward.units.PM.id) });
    const own = await app.client('mc5');
    const page = await own.get(`/years/records/${year.yearRecords['mc5']}/label`);
    expect([page.status, page.text.includes('Hoàn thành tốt nhiệm vụ')]).toEqual([200, true]);
    expect(page.text).not.toMatch(/công chức/i);
    const files = unzipSync((await own.download(`/forms/years/${year.yearRecords['mc5']}/e-file.zip`)).bytes);
    expect(Buffer.from(files['muc-luc.txt']!).toString('utf8')).not.toMatch(/công chức/i);
    const pdfs = Object.entries(files).filter(([name]) => name.endsWith('.pdf'));
    expect(pdfs.length).toBeGreaterThan(2);
    for (const [name, bytes] of pdfs) {
      const words = (await readPdf(Buffer.from(bytes))).text.replaceAll(/\s+/g, ' ');
      expect([name, /công chức/i.exec(words.replace('cơ quan hành chính nhà nước và công chức', ''))?.index]).toEqual([
        name,
        undefined,
      ]);
    }
  });

  it('goes to the national list with the kind kept in the year, whatever is put right afterwards', async () => {
    await app.db.rows('update years set published_at = $1, published_by = $2', [
      '2026-12-08T04:00:00Z',
      ward.accounts['chair'],
    ]);
    await app.db.rows(`update officials set person_type = 'civil-servant' where id = $1`, [ward.officials['vt1']]);
    const { bytes } = await (await app.client('personnel')).download(`/forms/labels/${year.id}/national.csv`);
    const line = Buffer.from(bytes)
      .toString('utf8')
      .split('\r\n')
      .find((each) => each.startsWith('CB-vt1,'));
    expect(line).toContain(',contract,');
  });
});

describe('before anybody chose', () => {
  it('contract staff have no Mẫu 02, and have one once the agency decided and the list was renewed', async () => {
    await app.db.rows('update edition_choices set ended_at = $1, ended_by = $2', [
      '2026-01-06T02:00:00Z',
      ward.accounts['personnel'],
    ]);
    await app.db.rows('update years set published_at = null, published_by = null');
    await app.db.rows(`update officials set person_type = 'contract' where id = $1`, [ward.officials['kt2']]);
    const personnel = await app.client('personnel');
    expect((await personnel.post(`/years/${year.id}/refresh`)).text).toContain('Danh sách đã đúng (0 thêm');
    await app.db.rows('update edition_choices set ended_at = null, ended_by = null');
    expect((await personnel.post(`/years/${year.id}/refresh`)).text).toContain('Đã thêm 1 phiếu');
    const one = await app.db.one('select person_type as kind from year_records where official_id = $1', [
      ward.officials['kt2'],
    ]);
    expect(one).toEqual({ kind: 'contract' });
  });
});
