import { createHash } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app.js';
import { confirmed, openLegalMonth, putInForce } from '../support/legal.js';
import { makeWard, type Ward } from '../support/ward.js';
import { openTestYear, type OpenedYear } from '../years/support.js';
import { readPdf } from '../reports/read-pdf.js';
import { readZip } from './read-docx.js';

let app: TestApp;
let ward: Ward;
let year: OpenedYear;
let files: Map<string, Buffer>;

const idOf = async (sql: string, params: unknown[]) => (await app.db.one<{ id: number }>(sql, params))!.id;
const path = () => `/forms/years/${year.yearRecords['mcHead']}/e-file.zip`;
const zipFor = async (login: string) => readZip(Buffer.from((await (await app.client(login)).download(path())).bytes));
const words = async (name: string, from = files) => (await readPdf(from.get(name)!)).text;
const only = (begins: string) => [...files.keys()].find((name) => name.startsWith(begins))!;

beforeAll(async () => {
  app = await startTestApp('2026-12-10T02:00:00Z');
  ward = await makeWard(app.db);
  await app.db.rows(`insert into settings (unit_id, key, value) values ($1, 'agency', 'Ủy ban nhân dân phường Mẫu')`, [
    ward.units.PM.id,
  ]);
  year = await openTestYear(app.db, ward);
  await months();
  await meetings();
  await labels();
  files = await zipFor('personnel');
});
afterAll(() => app.close());

/** September and October; October's score is contested and replaced. August came from the former agency. */
async function months(): Promise<void> {
  const { officials, accounts } = ward;
  for (const month of ['2026-09', '2026-10'])
    await confirmed(app.db, ward, (await openLegalMonth(app.db, ward, month)).legalForms['mcHead']!, '81.06');
  const evaluation = await idOf(`select id from legal_forms where official_id = $1 and month = '2026-10'`, [
    officials['mcHead'],
  ]);
  const old = await idOf('select id from legal_results where legal_form_id = $1', [evaluation]);
  const now = await idOf(
    `insert into legal_results (legal_form_id, number, kind, by_account, at, marks, self_marks, record, printed, score, band, supersedes, work)
     select legal_form_id, 2, 'petition', by_account, '2026-11-28', marks, self_marks, '{"number": "two"}', '{}', 84.06, 'good', id, $2 from legal_results where id = $1 returning id`,
    [old, JSON.stringify([WAIVED(await hindered())])],
  );
  await putInForce(app.db, now);
  await app.db.rows(
    `insert into petitions (kind, paper_id, contested_id, by_account, filed_at, received_on, due_on, reason, outcome, decided_by, decided_at, decision_reason, renewed_id)
     values ('legal', $1, $2, $3, '2026-11-27', '2026-11-27', '2026-12-08', 'Hai việc chậm do chờ cơ quan khác.', 'replaced', $4, '2026-11-28', 'Có văn bản chứng minh.', $5)`,
    [evaluation, old, accounts['mcHead'], accounts['chair'], now],
  );
  await app.db.rows(
    `insert into imported_months (official_id, month, score, agency, document_number, document_date, by_account, at) values ($1, '2026-08', 77.5, 'Phường Bên', '14/UBND', '2026-09-03', $2, '2026-09-05')`,
    [officials['mcHead'], accounts['personnel']],
  );
  await app.db.rows('update legal_periods set closed_at = $2, closed_by = $1', [
    accounts['personnel'],
    '2026-11-30T02:00:00Z',
  ]);
}

/** What hindered the head in October, confirmed by the chair, with a photo. */
async function hindered(): Promise<number> {
  const { officials, accounts, units } = ward;
  const id = await idOf(
    `with f as (insert into files (sha256, media_type, size, name, content, uploaded_by, at) values ('x', 'image/png', 5, 'anh.png', 'phôtô', $3, '2026-10-12') returning id)
     insert into obstacles (official_id, unit_id, happened_on, text, file_id, by_account, at)
     select $1, $2, '2026-10-12', 'Mất điện cả buổi sáng tại trụ sở', f.id, $3, '2026-10-12T02:00:00Z' from f returning id`,
    [officials['mcHead'], units.MC.id, accounts['mcHead']],
  );
  await app.db.rows(
    `insert into obstacle_answers (obstacle_id, kind, by_account, at) values ($1, 'confirmed', $2, '2026-10-13T02:00:00Z')`,
    [id, accounts['chair']],
  );
  return id;
}

/** Work of one product, late once, the delay waived for an obstacle. */
const WAIVED = (obstacle: number) => ({
  ...{ id: 1, legalFormId: 1, productId: null, code: 'DC.02', factor: '5', task: 'Trả hồ sơ', origin: 'assigned' },
  ...{ fromLineId: null, fromName: null, directing: false, quantity: '1', completed: '1', givenBack: '0' },
  ...{ givenBackReason: null, dueOn: '2026-10-20', reference: null, remark: '', by: 'Lê Văn Hai', revision: 1 },
  ...{ statedBy: null, statedAt: null, regiven: '0', updatedAt: '2026-10-21T02:00:00Z' },
  marks: [
    {
      ...{ id: 1, item: 1, kind: 'late', happenedOn: '2026-10-21', reason: 'Sau hẹn', by: 'Lê Văn Hai' },
      ...{ at: '2026-10-21T02:00:00Z', waivedBy: 'Lê Văn Hai', waivedAt: '2026-10-22T02:00:00Z' },
      ...{ waiverReason: '12/10/2026: Mất điện', removedBy: null, removedAt: null, removalReason: null, obstacle },
    },
  ],
});

/** An adopted meeting on the head and a colleague, a draft of another one, and the committee's opinion. */
async function meetings(): Promise<void> {
  const { officials, accounts, units } = ward;
  const meeting = (conclusion: string) =>
    idOf(
      `insert into meetings (year_id, unit_id, about, held_on, began_at, ended_at, place, chair_id, secretary_id, invited, present, conclusion, by_account, at)
     values ($1, $2, 'head', '2026-12-01', '14:00', '15:30', 'Phòng họp', $3, $4, 7, 7, $6, $5, '2026-12-01') returning id`,
      [year.id, units.MC.id, officials['mcHead'], officials['mc1'], accounts['mcHead'], conclusion],
    );
  const said = (id: number, key: string, text: string) =>
    app.db.rows('insert into meeting_opinions (meeting_id, year_record_id, opinions) values ($1, $2, $3)', [
      id,
      year.yearRecords[key],
      text,
    ]);
  const adopted = await meeting('Thống nhất.');
  await said(adopted, 'mcHead', 'Điều hành chắc việc.');
  await said(adopted, 'mcDeputy', 'Cần đi sát hơn.');
  await app.db.rows(
    `update meetings set agreed = 7, adopted_by = $2, adopted_at = '2026-12-01T08:30:00Z' where id = $1`,
    [adopted, accounts['mc1']],
  );
  await said(await meeting('Bản nháp.'), 'mcHead', 'Chưa thông qua.');
  await app.db.rows(
    `insert into party_opinions (year_record_id, committee_id, text, by_account, at) values ($1, $2, 'Gương mẫu trong chi bộ.', $3, '2026-12-02')`,
    [year.yearRecords['mcHead'], ward.committeeId, accounts['secretary']],
  );
}

/** A label, contested and kept; then another decision in its place. Published between the two. */
async function labels(): Promise<void> {
  const { accounts, units } = ward;
  const evaluation = year.yearRecords['mcHead'];
  await app.db.rows(
    `update year_records set status = 'classified', submitted_at = '2026-12-01', self_label = 'good', handling = 'Cử bồi dưỡng' where id = $1`,
    [evaluation],
  );
  const first = await idOf(
    `insert into labels (year_record_id, number, kind, label, mean, by_points, reasons, record, by_account, at) values ($1, 1, 'classification', 'good', 82.56, 'excellent', '["head-cap"]', '{}', $2, '2026-12-03') returning id`,
    [evaluation, accounts['chair']],
  );
  await app.db.rows(
    `insert into petitions (kind, paper_id, contested_id, by_account, filed_at, received_on, due_on, reason, outcome, decided_by, decided_at, decision_reason)
     values ('label', $1, $2, $3, '2026-12-05', '2026-12-05', '2026-12-15', 'Xin xem lại mức xếp loại', 'kept', $4, '2026-12-07', 'Không có căn cứ mới.')`,
    [evaluation, first, accounts['mcHead'], accounts['chair']],
  );
  await app.db.rows(
    `insert into year_publications (year_id, using_unit_id, by_account, at) values ($1, $2, $3, '2026-12-04')`,
    [year.id, units.PM.id, accounts['personnel']],
  );
  const second = await idOf(
    `insert into labels (year_record_id, number, kind, label, mean, by_points, reasons, record, decision_number, decision_date, reason, by_account, at, supersedes)
     values ($1, 2, 'replacement', 'completed', 82.56, 'excellent', '["replacement"]', '{}', '31/QĐ-UBND', '2026-12-09', 'Báo cáo không trung thực', $2, '2026-12-09', $3) returning id`,
    [evaluation, accounts['chair'], first],
  );
  await app.db.rows('update year_records set label_id = $2 where id = $1', [evaluation, second]);
}

describe('the electronic file of a year holds what Điều 24.2 names', () => {
  it('holds what was told in time and taken as the reason, with its photo', async () => {
    const text = await words('e-van-ban-khac/vuong-mac-khach-quan.pdf');
    expect(text).toContain('Vướng mắc ngày 12/10/2026');
    expect(text).toContain('Mất điện cả buổi sáng tại trụ sở');
    const photo = [...files.keys()].find((name) => /^e-van-ban-khac\/vuong-mac-2026-10-12-\d+\.png$/.test(name));
    expect(files.get(photo!)!.toString()).toBe('phôtô');
  });

  it('a) the adopted minutes, as an extract on this person', async () => {
    expect([...files.keys()].filter((name) => name.startsWith('a-'))).toHaveLength(1);
    const text = await words(only('a-bien-ban/'));
    for (const part of ['TRÍCH BIÊN BẢN', '(Phần về Nguyễn Thị Một)', 'Điều hành chắc việc.', 'tán thành 7 trên 7'])
      expect(text).toContain(part);
    expect(text).not.toContain('Cần đi sát hơn.');
  });

  it('b) the months with each of their results, and those scored elsewhere', async () => {
    expect([...files.keys()].filter((name) => name.startsWith('b-'))).toEqual([
      ...['2026-09-1', '2026-10-1', '2026-10-2'].flatMap((name) => [
        `b-phieu-thang/mau-01-${name}.pdf`,
        `b-phieu-thang/mau-01-${name}.json`,
      ]),
      'b-phieu-thang/diem-noi-cu-gui.pdf',
    ]);
    expect(await words('b-phieu-thang/mau-01-2026-10-1.pdf')).toContain('81,06');
    expect(await words('b-phieu-thang/mau-01-2026-10-2.pdf')).toContain('84,06');
    expect(JSON.parse(files.get('b-phieu-thang/mau-01-2026-10-2.json')!.toString('utf8'))).toEqual({ number: 'two' });
    for (const part of ['Tháng 08/2026', '77,50', 'Phường Bên', 'số 14/UBND'])
      expect(await words('b-phieu-thang/diem-noi-cu-gui.pdf')).toContain(part);
  });

  it('c) Mẫu 02 with who classified, d) the opinion', async () => {
    const form = await words('c-mau-02-2026.pdf');
    for (const part of ['84,06', '77,50', 'Cử bồi dưỡng', 'Trần Quốc Mẫu']) expect(form).toContain(part);
    expect(await words('d-nhan-xet-cap-uy.pdf')).toContain('Gương mẫu trong chi bộ.');
  });

  it('đ) both petitions with how they were settled', async () => {
    expect([...files.keys()].filter((name) => name.startsWith('dd-'))).toHaveLength(2);
    const month = await words(only('dd-kien-nghi/thang-2026-10'));
    for (const part of [
      'điểm tháng 10/2026: 81,06',
      'Hai việc chậm do chờ cơ quan khác.',
      'thay kết quả',
      '84,06',
      'Có văn bản chứng minh.',
      'Trần Quốc Mẫu',
    ])
      expect(month).toContain(part);
    for (const part of ['mức xếp loại: Hoàn thành tốt nhiệm vụ', 'giữ nguyên', 'Không có căn cứ mới.'])
      expect(await words(only('dd-kien-nghi/xep-loai'))).toContain(part);
  });

  it('e) each decision on the label and its notice', async () => {
    const decisions = await words('e-van-ban-khac/quyet-dinh-xep-loai.pdf');
    for (const part of [
      '1. Xếp loại',
      'khoản 6 Điều 20',
      '2. Quyết định thay thế',
      '31/QĐ-UBND',
      'Báo cáo không trung thực',
      'Hoàn thành nhiệm vụ',
    ])
      expect(decisions).toContain(part);
    expect(await words('e-van-ban-khac/thong-bao-1.pdf')).toContain('Mức xếp loại chất lượng: Hoàn thành tốt nhiệm vụ');
    expect(await words('e-van-ban-khac/thong-bao-2.pdf')).toContain(
      'Kết quả này thay thế kết quả tại Quyết định số ..... ngày 03 tháng 12 năm 2026 (khoản 3 Điều 21',
    );
  });

  it('lists every file with the hash and size of its bytes', () => {
    const lines = files.get('danh-muc.csv')!.toString('utf8').replace('\ufeff', '').trim().split('\r\n').slice(1);
    const made = [...files]
      .filter(([name]) => name !== 'danh-muc.csv')
      .map(([name, bytes]) => `${name},${createHash('sha256').update(bytes).digest('hex')},${bytes.length}`);
    expect(lines).toEqual(made);
    expect(lines.length).toBeGreaterThan(15);
  });

  it('says in words what is there, what is not, and which months lack a score', () => {
    const contents = files.get('muc-luc.txt')!.toString('utf8');
    for (const part of ['CB-mcHead', 'đ) Hồ sơ giải quyết kiến nghị', 'dd-kien-nghi/', 'Tháng chưa có điểm: 1, 2, 3'])
      expect(contents).toContain(part);
    expect(contents).not.toContain('Không có kiến nghị');
  });
});

it('the person’s own copy leaves the committee’s opinion out and says so', async () => {
  const own = await zipFor('mchead');
  expect([...own.keys()].filter((name) => name.startsWith('d-'))).toEqual([]);
  expect(own.get('muc-luc.txt')!.toString('utf8')).toContain('không đưa vào bản do chính người được xếp loại lấy');
});

it('a form still being filled in is not in the copy of anybody else', async () => {
  const at = `/forms/years/${year.yearRecords['vpHead']}/e-file.zip`;
  const names = async (login: string) => [
    ...readZip(Buffer.from((await (await app.client(login)).download(at)).bytes)).keys(),
  ];
  expect(await names('personnel')).toEqual(['muc-luc.txt', 'danh-muc.csv']);
  expect(await names('vphead')).toEqual(['c-mau-02-2026.pdf', 'muc-luc.txt', 'danh-muc.csv']);
});

it('asks the database as often for a person with much as for one with nothing', async () => {
  const client = await app.client('personnel');
  const asked = async (key: string) => {
    const counter = counted(app.db);
    await client.download(`/forms/years/${year.yearRecords[key]}/e-file.zip`);
    return counter.stop();
  };
  await asked('mcHead');
  expect(await asked('mcHead')).toBe(await asked('vp1'));
});

/** Counts the statements that go through the pool. */
function counted(db: TestApp['db']): { stop: () => number } {
  const kept = db.rows.bind(db);
  let count = 0;
  db.rows = (async (...given: Parameters<typeof kept>) => {
    count++;
    return kept(...given);
  }) as typeof db.rows;
  return {
    stop: () => {
      db.rows = kept as typeof db.rows;
      return count;
    },
  };
}

describe('names on papers', () => {
  it('stand at the head of every form, the notice with TM. and its number; every signed form names its signer', async () => {
    await app.db.rows(
      `insert into paper_names (unit_id, body, day, name, above, place, suffix, collective, head_title, deputy_title, by_account, at)
       values ($1, 'state', '2026-01-01', 'Ủy ban nhân dân phường Kiểu Mẫu', 'Ủy ban nhân dân thành phố Hà Nội', 'Kiểu Mẫu', 'UBND', 'Ủy ban nhân dân', 'Chủ tịch', 'Phó Chủ tịch', $2, '2026-12-01')`,
      [ward.units.PM.id, ward.accounts['personnel']],
    );
    const named = await zipFor('personnel');
    const papers = [...named.keys()].filter((name) => name.endsWith('.pdf'));
    expect(papers.length).toBeGreaterThan(8);
    for (const name of papers) {
      const text = (await words(name, named)).replace(/\s+/g, ' ');
      expect([name, text.includes('PHƯỜNG KIỂU MẪU')]).toEqual([name, true]);
      expect([name, text.includes('THÀNH PHỐ HÀ NỘI')]).toEqual([name, true]);
    }
    const notice = (
      await words(
        papers.find((name) => name.includes('thong-bao'))!,
        named,
      )
    ).replace(/\s+/g, ' ');
    for (const part of ['Số: ...../TB-UBND', 'TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Trần Quốc Mẫu'])
      expect(notice).toContain(part);
    expect((await words(only('a-bien-ban/'), named)).replace(/\s+/g, ' ')).toContain('/BB-UBND');
    expect(await words('c-mau-02-2026.pdf', named)).toContain('Chủ tịch');
  });
});
