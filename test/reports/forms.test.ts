import { readXlsx } from 'hucre';
import { readPdf } from './read-pdf.js';
import { FORMULA, reportedWard, textOf, type ReportedWard } from './reported-ward.js';

describe('the three forms of a report', () => {
  let at: ReportedWard;
  beforeAll(async () => void (at = await reportedWard()));
  afterAll(() => at.close());

  const whole = () => `month=2026-11&unit=${at.ward.units.PM.id}&below=1`;
  const pdf = async (path: string) => {
    const answer = await (await at.as('secretary')).download(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    return { read: await readPdf(answer.bytes), name: answer.headers.get('content-disposition') };
  };
  const workbook = async (path: string) => {
    const answer = await (await at.as('secretary')).download(path);
    return {
      worksheets: (await readXlsx(answer.bytes, { readStyles: true })).sheets,
      name: answer.headers.get('content-disposition'),
    };
  };

  it('prints the committee’s month in the state layout, over the name of its signer', async () => {
    const { read, name } = await pdf(`/reports/committee-month.pdf?${whole()}`);
    expect(name).toContain('inline; filename="thuoc-do-2026-11-PM-committee-month.pdf"');
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'ỦY BAN NHÂN DÂN PHƯỜNG MẪU',
      'Phường Mẫu, ngày 27 tháng 11 năm 2026',
      'Báo cáo này còn thiếu',
      'Thiếu 4 phiếu: 3 không nộp, 1 chờ duyệt.',
      'I. TÌNH HÌNH',
      'II. KẾT QUẢ THEO ĐƠN VỊ',
      'III. CHỈ SỐ CỦA ĐƠN VỊ',
      'IV. NGƯỜI ĐỨNG ĐẦU',
      'V. NÓI VÀ LÀM',
      'VI. TỰ CHẤM SO VỚI DUYỆT',
      'VII. TIÊU CHÍ KHÔNG ĐƯỢC CHẤM',
      'VIII. VIỆC BỨC XÚC',
      'IX. CÂU HỎI VÀ TRẢ LỜI',
      'X. Ý KIẾN VÀ QUYẾT ĐỊNH',
      'XI. XU HƯỚNG',
      'XII. ĐIỀU NÊN HỎI',
      'Bộ tiêu chí Một cửa, phiên bản 1, Quyết định số 01/QĐ-UBND ngày 02/01/2026',
      'TM. ỦY BAN NHÂN DÂN PHƯỜNG MẪU',
      'NGƯỜI ĐỨNG ĐẦU',
      'Nơi nhận:',
      'Đảng ủy Phường mẫu (để báo cáo)',
      'người lập: Phạm Văn Bí',
    ])
      expect(read.text).toContain(words);
    expect(read.text).toMatch(/NGƯỜI ĐỨNG ĐẦU \(Ký, ghi rõ họ tên, đóng dấu\) Trần Quốc Mẫu/);
    expect(read.marked).toBe(true);
  });

  it('lays the people of a unit across, and signs as the head', async () => {
    const { read } = await pdf(`/reports/unit-month.pdf?${whole()}`);
    expect(read.pages[0]!.height).toBeGreaterThan(read.pages[0]!.width);
    expect(read.pages.at(-1)!.width).toBeGreaterThan(read.pages.at(-1)!.height);
    for (const words of ['Bùi Thị Ba', FORMULA, 'Trần Quốc Mẫu', 'chờ duyệt', 'không nộp'])
      expect(read.text).toContain(words);
  });

  it('prints a slip on one page with the arithmetic, the reasons and both names', async () => {
    const { read, name } = await pdf(`/reports/slip.pdf?evaluation=${at.evaluations['mc2']}`);
    expect(name).toContain('thuoc-do-2026-11-CB-mc2-slip.pdf');
    expect(read.pages).toHaveLength(1);
    for (const words of [
      'Vũ Văn Bốn',
      'Nguyễn Thị Một',
      'Nêu gương × 1',
      'Có một lần đi muộn vì mưa',
      'Tháng này không trực quầy',
      '9,1667 × 2',
      'Cấp ủy chưa cho ý kiến',
    ]) {
      expect(read.text.replace(/- /g, '-')).toContain(words);
    }
  });

  it('holds figures as numbers under a frozen header, and a name that looks like a formula as text', async () => {
    const { worksheets, name } = await workbook(`/reports/unit-month.xlsx?${whole()}`);
    expect(name).toContain('attachment; filename="thuoc-do-2026-11-PM-unit-month.xlsx"');
    const desk = worksheets.find((worksheet) => worksheet.name.includes('Một cửa'))!;
    const at = desk.rows.findIndex((row) => row[0] === 'Họ tên, chức vụ');
    expect(desk.freezePane?.rows).toBe(at + 1);
    const head = desk.rows[at]!;
    const person = (start: string) => desk.rows.findIndex((row) => String(row[0]).startsWith(start));
    const ba = desk.rows[person('Bùi Thị Ba')]!;
    expect(ba.slice(head.indexOf('Điểm – tự chấm'), head.indexOf('Điểm – duyệt') + 1)).toEqual(
      [95.71, 95.71].map(() => expect.any(Number)),
    );
    expect(ba[head.indexOf('2. Trả hồ sơ đúng hẹn – duyệt')]).toBe(10);
    const evil = person(FORMULA);
    expect(evil).toBeGreaterThan(at);
    expect(desk.cells?.get(`${evil},0`)?.formula).toBeUndefined();
    expect(desk.cells?.get(`${evil},0`)?.style?.numFmt).toBe('@');
  });

  it.each(['leaders', 'committee-month'])('writes %s with what is missing on every worksheet', async (code) => {
    const { worksheets } = await workbook(`/reports/${code}.xlsx?${whole()}`);
    expect(worksheets.length).toBeGreaterThan(1);
    for (const worksheet of worksheets) {
      const words = worksheet.rows.flat().join('\n');
      expect(words).toContain('Bản nháp: kỳ chưa đóng.');
      expect(words).toContain('lập lúc 19:00 27/11/2026');
    }
  });

  it('shows the page with the names escaped, people linked to their slips', async () => {
    const page = await (await at.as('secretary')).get(`/reports/unit-month?${whole()}`);
    expect(page.status).toBe(200);
    expect(textOf(page.text)).toContain(FORMULA);
    const slips = [...page.text.matchAll(/reports\/slip\?evaluation&#x3D;(\d+)"/g)].map((match) => Number(match[1]));
    expect(slips).toContain(at.evaluations['mc5']);
    expect(slips).not.toContain(at.evaluations['kt1']);
  });

  it('pages a unit of very many people, and says where a paper of them ends', async () => {
    await at.db.rows(
      `with o as (insert into officials (code, full_name, search_name, person_type, created_at)
         select 'N-' || n, 'Người ' || n, 'nguoi ' || n, 'contract', '2026-01-01' from generate_series(1, 1500) n returning id)
       insert into evaluations (period_id, month, official_id, unit_id, tier, version_id)
       select p.id, p.month, o.id, $1, 0, $2 from o, periods p`,
      [at.ward.units.KT.id, at.ward.versions.chung],
    );
    const client = await at.as('secretary');
    const paper = await client.get(`/reports/unit-month.pdf?${whole()}`);
    expect(paper.status).toBe(422);
    expect(textOf(paper.text)).toContain('Phường mẫu có 1517 phiếu trong kỳ; dạng này nhận nhiều nhất 1500 phiếu.');
    expect(paper.text).toContain('/reports/unit-month.xlsx');
    const second = await client.get(`/reports/unit-month?${whole()}&page=2`);
    expect(second.text.match(/<th scope="row">/g)).toHaveLength(100);
    expect(textOf(second.text)).toContain('Kinh tế, Hạ tầng và Đô thị');
    expect(
      (await workbook(`/reports/unit-month.xlsx?${whole()}`)).worksheets
        .flatMap((worksheet) => worksheet.rows)
        .filter((row) => String(row[0]).startsWith('Người ') && /^Người \d+/.test(String(row[0]))),
    ).toHaveLength(1500);
  });
});
