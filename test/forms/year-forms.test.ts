import { startTestApp, type TestApp } from '../support/app.js';
import { confirmed, openLegalMonth } from '../support/legal.js';
import { makeWard, type Ward } from '../support/ward.js';
import { openTestYear, type OpenedYear } from '../years/support.js';
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
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
  await confirmed(app.db, ward, october.legalForms['mc1']!, '81.06');
  await app.db.rows(`update legal_periods set closed_at = '2026-10-31T09:00:00Z', closed_by = $1`, [
    ward.accounts['personnel'],
  ]);
  year = await openTestYear(app.db, ward);
});
afterAll(() => app.close());

describe("a year's papers through their doors", () => {
  it('print Mẫu 02 from the year: months with their score, what is missing named, no mean while months are missing', async () => {
    const paper = await text('mc1', `/forms/years/${year.yearRecords['mc1']}/mau-02.pdf`);
    for (const words of ['PHIẾU XẾP LOẠI CHẤT LƯỢNG CÔNG CHỨC', '81,06', 'thiếu điểm']) expect(paper).toContain(words);
    const docx = await (await app.client('mc1')).download(`/forms/years/${year.yearRecords['mc1']}/mau-02.docx`);
    expect(docx.status).toBe(200);
  });

  it('a form still being filled in is its author’s alone, a colleague learns nothing', async () => {
    expect(await text('mchead', `/forms/years/${year.yearRecords['mc1']}/mau-02.pdf`)).toBe('404');
    await app.db.rows(
      `update year_records set status = 'submitted', submitted_at = '2026-12-01T02:00:00Z', self_label = 'good' where id = $1`,
      [year.yearRecords['mc1']],
    );
    expect(await text('mchead', `/forms/years/${year.yearRecords['mc1']}/mau-02.pdf`)).toContain('81,06');
    expect(await text('mc2', `/forms/years/${year.yearRecords['mc1']}/mau-02.pdf`)).toBe('404');
  });

  it('print the minutes as they were kept, and say when they are not adopted', async () => {
    const meeting = await app.db.one<{ id: number }>(
      `insert into meetings (year_id, unit_id, about, held_on, began_at, ended_at, place, chair_id, secretary_id, invited, present, conclusion, by_account, at)
       values ($1, $2, 'staff', '2026-12-01', '14:00', '15:30', 'Phòng họp tầng 2', $3, $4, 7, 6, 'Thống nhất gửi người có thẩm quyền.', $5, '2026-12-01T02:00:00Z') returning id`,
      [year.id, ward.units.MC.id, ward.officials['mcHead'], ward.officials['mc1'], ward.accounts['mcHead']],
    );
    await app.db.rows(
      `insert into meeting_opinions (meeting_id, year_record_id, report, opinions) values ($1, $2, 'Trả hồ sơ đúng hẹn', 'Tận tụy, cần nhanh hơn.')`,
      [meeting!.id, year.yearRecords['mc2']],
    );
    const paper = await text('mchead', `/forms/meetings/${meeting!.id}/minutes.pdf`);
    for (const words of [
      'BIÊN BẢN',
      '14 giờ 00',
      'Tận tụy, cần nhanh hơn.',
      'Thống nhất gửi người có thẩm quyền.',
      'chưa được thông qua',
    ])
      expect(paper).toContain(words);
    expect(await text('vphead', `/forms/meetings/${meeting!.id}/minutes.pdf`)).toBe('404');
  });

  it('pack the electronic file of a year, every file with its hash', async () => {
    await app.db.rows(
      `insert into party_opinions (year_record_id, committee_id, text, by_account, at) values ($1, $2, 'Gương mẫu trong chi bộ.', $3, '2026-12-01T03:00:00Z')`,
      [year.yearRecords['mc1'], ward.committeeId, ward.accounts['secretary']],
    );
    const path = `/forms/years/${year.yearRecords['mc1']}/e-file.zip`;
    const answer = await (await app.client('personnel')).download(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    const files = unzipSync(answer.bytes);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'b-phieu-thang/mau-01-2026-10-1.pdf',
        'b-phieu-thang/mau-01-2026-10-1.json',
        'c-mau-02-2026.pdf',
        'd-nhan-xet-cap-uy.pdf',
        'muc-luc.txt',
        'danh-muc.csv',
      ]),
    );
    const list = Buffer.from(files['danh-muc.csv']!).toString('utf8');
    for (const [name, bytes] of Object.entries(files).filter(([each]) => each !== 'danh-muc.csv')) {
      expect([name, list.includes(createHash('sha256').update(bytes).digest('hex'))]).toEqual([name, true]);
    }
    const statuses = await Promise.all(
      ['mc1', 'chair', 'mchead', 'mc2'].map(async (login) => (await (await app.client(login)).download(path)).status),
    );
    expect(statuses).toEqual([200, 200, 403, 404]);
    expect(
      await app.db.one(
        `select payload::jsonb -> 'detail' ->> 'sha256' as hash from audit where payload like '%e-file.taken%' order by id limit 1`,
      ),
    ).toEqual({ hash: createHash('sha256').update(answer.bytes).digest('hex') });
  });

  it('give a closed month to the national database as CSV and JSON, who has no result with why', async () => {
    const period = await app.db.one<{ id: number }>('select id from legal_periods');
    const personnel = await app.client('personnel');
    const csv = Buffer.from(
      (await personnel.download(`/forms/legal/months/${period!.id}/national.csv`)).bytes,
    ).toString('utf8');
    const [head, ...lines] = csv.replace('\uFEFF', '').trim().split('\r\n');
    expect(head).toMatch(/^code,name,personType/);
    expect(lines).toHaveLength(17);
    expect(lines.find((line) => line.startsWith('CB-mc1,'))).toContain('confirmed,,,81.06,good,1,2026-11-26');
    expect(lines.filter((line) => line.includes(',missing,'))).toHaveLength(16);
    const json = JSON.parse(
      Buffer.from((await personnel.download(`/forms/legal/months/${period!.id}/national.json`)).bytes).toString('utf8'),
    ) as { format: string; people: unknown[] };
    expect([json.format, json.people.length]).toEqual(['thuoc-do/national-month@1', 17]);
    await app.db.rows('update legal_periods set closed_at = null, closed_by = null');
    expect((await personnel.download(`/forms/legal/months/${period!.id}/national.csv`)).status).toBe(404);
  });
});
