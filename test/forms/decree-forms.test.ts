import { renderForm } from '../../src/forms/paper/render-form.js';
import { readPdf } from '../reports/read-pdf.js';
import { annexLines, firstMissing, FROM_DECREE } from './annex.js';
import { readDocx } from './read-docx.js';
import { EMPTY_MAU_01, EMPTY_MAU_02, MAU_01, MAU_02 } from './sample-forms.js';

const source = FROM_DECREE ? "the decree's annex" : 'the labels (the decree does not lie beside the project)';

describe(`every line of ${source} stands in the empty form, in its order`, () => {
  it('has lines to look for', () => {
    expect(annexLines('01').length).toBeGreaterThan(FROM_DECREE ? 65 : 10);
    expect(annexLines('02').length).toBeGreaterThan(FROM_DECREE ? 35 : 8);
  });

  it('Mẫu số 01 as PDF and DOCX', async () => {
    expect(
      firstMissing(
        annexLines('01'),
        (await readPdf(await renderForm('mau-01', 'pdf', EMPTY_MAU_01))).pages.map((page) => page.text).join(' '),
      ),
    ).toBeNull();
    expect(firstMissing(annexLines('01'), readDocx(await renderForm('mau-01', 'docx', EMPTY_MAU_01)).text)).toBeNull();
  });

  it('Mẫu số 02 as PDF and DOCX', async () => {
    expect(
      firstMissing(annexLines('02'), (await readPdf(await renderForm('mau-02', 'pdf', EMPTY_MAU_02))).text),
    ).toBeNull();
    expect(firstMissing(annexLines('02'), readDocx(await renderForm('mau-02', 'docx', EMPTY_MAU_02)).text)).toBeNull();
  });
});

describe('Mẫu số 01', () => {
  const filled = [
    'ỦY BAN NHÂN DÂN PHƯỜNG MẪU',
    '(Kỳ theo dõi, đánh giá: tháng 11 năm 2026)',
    'Họ và tên: Nguyễn Thị Mẫu',
    'Đơn vị công tác: Trung tâm Phục vụ hành chính công',
    '1. Điểm tiêu chí chung: 27,50',
    '2. Điểm tiêu chí kết quả thực hiện nhiệm vụ: 64,17',
    '3. Tổng điểm theo dõi, đánh giá công chức: 91,67',
    '4. Ưu điểm: Giải quyết đúng hẹn',
    'Phường Mẫu, ngày 26 tháng 11 năm 2026',
    'Phường Mẫu, ngày 02 tháng 12 năm 2026',
    'Trần Văn Thử',
  ];

  it('says what was filled in, in searchable Vietnamese, as a tagged document', async () => {
    const read = await readPdf(await renderForm('mau-01', 'pdf', MAU_01));
    for (const words of filled) expect(read.text).toContain(words);
    expect(read).toMatchObject({
      marked: true,
      lang: 'vi',
      title: 'Phiếu theo dõi, đánh giá công chức (Mẫu số 01): Nguyễn Thị Mẫu tháng 11 năm 2026',
    });
    expect(read.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TH', 'TD']));
  });

  it('says the same as DOCX, in Times New Roman on A4', async () => {
    const { text, xml } = readDocx(await renderForm('mau-01', 'docx', MAU_01));
    for (const words of filled) expect(text).toContain(words);
    expect(xml.match(/<w:pgSz[^>]+>/)![0]).toContain('w:w="11906" w:h="16838"');
  });

  it('has column (4) for the self marks alone', async () => {
    const paper = { ...MAU_01, selfMarks: MAU_01.selfMarks.map((_, at) => `1,${at}7`), selfGroups: undefined };
    const { text } = readDocx(await renderForm('mau-01', 'docx', paper));
    for (const mark of paper.selfMarks) expect(text).toMatch(new RegExp(`(5|2,5) ${mark} `));
    expect(text).not.toContain('Điểm của cấp có thẩm quyền');
  });

  it('names the kind of person who signs (Điều 28.2)', async () => {
    const paper = { ...MAU_01, person: { ...MAU_01.person, kind: 'contract' as const } };
    const { text } = readDocx(await renderForm('mau-01', 'docx', paper));
    expect(text).toContain('NGƯỜI LAO ĐỘNG HỢP ĐỒNG');
    expect(text).not.toContain('CÔNG CHỨC TỰ ĐÁNH GIÁ');
  });

  it('writes a quarter, and leaves dotted lines where nothing stands', async () => {
    const { text } = readDocx(
      await renderForm('mau-01', 'docx', { ...MAU_01, period: { span: 'quarter', number: 4, year: 2026 } }),
    );
    expect(text).toContain('(Kỳ theo dõi, đánh giá: quý IV năm 2026)');
    const empty = await readPdf(await renderForm('mau-01', 'pdf', EMPTY_MAU_01));
    expect(empty.text.match(/\.{40,}/g)?.length).toBeGreaterThanOrEqual(11);
    expect(empty.text).toContain('(Kỳ theo dõi, đánh giá:..........)1');
    const { xml } = readDocx(await renderForm('mau-01', 'docx', EMPTY_MAU_01));
    expect(xml.match(/w:leader="dot"/g)).toHaveLength(14);
  });
});

describe('Mẫu số 02', () => {
  it('has twelve months with their notes, and the mean', async () => {
    const { text } = await readPdf(await renderForm('mau-02', 'pdf', MAU_02));
    for (const words of [
      '1 88,10',
      '4 Nghỉ ốm cả tháng, không tính',
      '12 90,50',
      'cả năm 90,52 Trung bình 11 tháng',
      'Năm 2026',
    ])
      expect(text).toContain(words);
  });

  it('ticks one box for the person and one for the authority', async () => {
    const { text } = readDocx(await renderForm('mau-02', 'docx', MAU_02));
    expect(
      text
        .match(/[☐☒] \S+ \S+ \S+ \S+/g)!
        .map((box) => box[0])
        .join(''),
    ).toBe('☒☐☐☐☐☒☐☐');
    const pdf = (await readPdf(await renderForm('mau-02', 'pdf', MAU_02))).text;
    expect(
      pdf
        .match(/□ ?×? ?(?=Hoàn|Không)/g)!
        .map((box) => (box.includes('×') ? '☒' : '☐'))
        .join(''),
    ).toBe('☒☐☐☐☐☒☐☐');
  });

  it('ticks none while nobody has classified', async () => {
    const { text } = readDocx(await renderForm('mau-02', 'docx', EMPTY_MAU_02));
    expect(text.match(/☐/g)).toHaveLength(8);
    expect(text).not.toContain('☒');
    expect((await readPdf(await renderForm('mau-02', 'pdf', EMPTY_MAU_02))).text).not.toContain('×');
  });
});
