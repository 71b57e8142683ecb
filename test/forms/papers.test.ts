import { formFormats, formMediaType, renderForm } from '../../src/forms/paper/render-form.js';
import { readPdf } from '../reports/read-pdf.js';
import { readDocx } from './read-docx.js';
import {
  EMPTY_INTERNAL_EVALUATION,
  EMPTY_MINUTES,
  EMPTY_NOTICE,
  INTERNAL_EVALUATION,
  MAU_01,
  MAU_02,
  MINUTES,
  NOTICE,
} from './sample-forms.js';

const MM = 72 / 25.4;
const LONG = 'Đã xem sổ theo dõi, hai hồ sơ trễ vì chờ ý kiến cơ quan khác; đề nghị rút kinh nghiệm. '
  .repeat(90)
  .trim();

describe('the minutes', () => {
  it('name who was there, what each said and how they were adopted, in both formats', async () => {
    const texts = [
      (await readPdf(await renderForm('minutes', 'pdf', MINUTES))).text,
      readDocx(await renderForm('minutes', 'docx', MINUTES)).text,
    ];
    for (const text of texts) {
      for (const words of [
        'Số: 12/BB-UBND',
        'BIÊN BẢN',
        '1. Chủ trì: Trần Văn Thử, Giám đốc Trung tâm',
        '4. Số người có mặt: 11',
        'Đỗ Thị Vắng (nghỉ ốm)',
        'Điều 21 Nghị định số 335/2025/NĐ-CP',
        'Phạm Văn Tỷ: Tận tình với người dân',
        'Phòng Kinh tế, Hạ tầng và Đô thị: Phối hợp tốt',
        'tán thành 11, không tán thành 0',
        'THƯ KÝ',
        'CHỦ TRÌ',
        'Nơi nhận:',
      ])
        expect(text).toContain(words);
    }
  });

  it('say that they are not adopted yet, and claim no attendance', async () => {
    const { text } = readDocx(await renderForm('minutes', 'docx', EMPTY_MINUTES));
    expect(text).toContain('Biên bản chưa được thông qua.');
    expect(text).not.toContain('tán thành');
    expect(text).not.toContain('5. Vắng mặt: không có');
  });
});

describe('the notice', () => {
  it('says label, reason, what it replaces and how to petition', async () => {
    const texts = [
      (await readPdf(await renderForm('notice', 'pdf', NOTICE))).text,
      readDocx(await renderForm('notice', 'docx', NOTICE)).text,
    ];
    for (const text of texts) {
      for (const words of [
        'THÔNG BÁO',
        'Ủy ban nhân dân phường Mẫu thông báo',
        'Mức xếp loại chất lượng: Hoàn thành tốt nhiệm vụ',
        'Lý do: Bị kỷ luật',
        'Quyết định số 205/QĐ-UBND ngày 08 tháng 12 năm 2026, sau khi giải quyết kiến nghị (Điều 22',
        'kiến nghị với Chủ tịch Ủy ban nhân dân phường',
        '07 ngày làm việc',
        'CHỦ TỊCH',
      ])
        expect(text).toContain(words);
    }
  });

  it('cites the article by which an older result was replaced', async () => {
    const { text } = readDocx(
      await renderForm('notice', 'docx', { ...NOTICE, replaces: { ...NOTICE.replaces!, because: 'found-later' } }),
    );
    expect(text).toContain('(khoản 3 Điều 21 Nghị định số 335/2025/NĐ-CP)');
  });

  it('has dotted places while empty', async () => {
    expect((await readPdf(await renderForm('notice', 'pdf', EMPTY_NOTICE))).text).toMatch(
      /Mức xếp loại chất lượng:\s*\.{40,}/,
    );
  });
});

describe('the internal evaluation', () => {
  it('says that it is not Mẫu 01, with both columns, the work and each term', async () => {
    const read = await readPdf(await renderForm('internal-evaluation', 'pdf', INTERNAL_EVALUATION));
    for (const words of [
      'PHIẾU NỘI BỘ, KHÔNG THAY MẪU 01',
      'quý IV năm 2026',
      'Điểm của cấp có thẩm quyền',
      '2,5 1,5 Chậm phản hồi ba lần',
      'DC.08',
      '68 54 4',
      'Điều 14.2b',
      'Điều 15.3c',
      '(a + b + c + d + đ + e) / 6 (Điều 16.2)',
      '84,42',
      INTERNAL_EVALUATION.madeLine,
    ])
      expect(read.text).toContain(words);
    expect(read.pages.every((page) => page.width > page.height)).toBe(true);
  });

  it('uses the staff formula without d, đ, e, and is made while empty', async () => {
    const { text } = await readPdf(await renderForm('internal-evaluation', 'pdf', EMPTY_INTERNAL_EVALUATION));
    expect(text).toContain('(a + b + c) / 3 (Điều 16.1)');
    expect(text).toContain('Không có sản phẩm, công việc được giao trong kỳ.');
  });

  it('has no DOCX', async () => {
    expect(formFormats('internal-evaluation')).toEqual(['pdf']);
    await expect(renderForm('internal-evaluation', 'docx', INTERNAL_EVALUATION)).rejects.toThrow(RangeError);
  });
});

describe('long and odd texts', () => {
  it('run on over further pages and lose nothing', async () => {
    for (const paper of [
      { ...MAU_01, opinion: LONG },
      { ...MAU_01, limits: LONG },
    ]) {
      const read = await readPdf(await renderForm('mau-01', 'pdf', paper));
      expect(read.text.split('trễ').length - 1).toBe(90);
      for (const page of read.pages)
        expect(Math.max(...page.tops.map(({ fromTop }) => fromTop))).toBeLessThan(297 * MM - 10 * MM);
    }
  });

  it('keep a cell of several pages whole over its pages', async () => {
    const months = MAU_02.months.map((month, at) => (at === 3 ? { score: '', note: LONG } : month));
    const read = await readPdf(await renderForm('mau-02', 'pdf', { ...MAU_02, months }));
    expect(read.text.split('trễ').length - 1).toBe(90);
    expect(readDocx(await renderForm('mau-02', 'docx', { ...MAU_02, months })).text.split('trễ').length - 1).toBe(90);
  });

  it.each(['#panic("x") $x$ *b*', '<w:p/> & "x"', '{{year}} $t(forms:name)'])(
    'print what was typed as it is: %s',
    async (typed) => {
      const paper = { ...NOTICE, petitionTo: typed, person: { ...NOTICE.person, name: typed } };
      expect(
        (await readPdf(await renderForm('notice', 'pdf', paper))).text.split(typed).length - 1,
      ).toBeGreaterThanOrEqual(2);
      expect(readDocx(await renderForm('notice', 'docx', paper)).text.split(typed).length - 1).toBeGreaterThanOrEqual(
        2,
      );
    },
  );

  it('break a word that is longer than its cell, and leave every letter searchable', async () => {
    const word = 'Thờihạngiảiquyết'.repeat(12);
    const months = MAU_02.months.map((month, at) => (at === 3 ? { score: '', note: word } : month));
    const { text } = await readPdf(await renderForm('mau-02', 'pdf', { ...MAU_02, months }));
    expect(text.replace(/\s/g, '')).toContain(word);
    expect(text).toContain('Trung tâm Phục vụ hành chính công');
  });

  it('may hold control characters and half surrogates', async () => {
    const { xml } = readDocx(await renderForm('mau-01', 'docx', { ...MAU_01, strengths: 'a\u0000b \ud800 c\nd' }));
    expect(xml).not.toContain('\u0000');
    expect(xml.isWellFormed()).toBe(true);
  });
});

it('each format has its media type', () => {
  expect(formMediaType('pdf')).toBe('application/pdf');
  expect(formMediaType('docx')).toContain('wordprocessingml');
});

describe('the last page of a form', () => {
  it.each([8, 14, 16, 20, 34])(
    'has words over the signature and the footnote, with an opinion of %d sentences',
    async (n) => {
      const opinion = 'Đã xem sổ theo dõi, hai hồ sơ trễ vì chờ ý kiến cơ quan khác; đề nghị rút kinh nghiệm. '
        .repeat(n)
        .trim();
      const { pages, text } = await readPdf(await renderForm('mau-01', 'pdf', { ...MAU_01, opinion }));
      const last = pages.at(-1)!.text.replace(/\s+/g, ' ');
      for (const words of ['rút kinh nghiệm', 'CÔNG CHỨC TỰ ĐÁNH GIÁ', 'Trần Văn Thử', 'Ghi rõ kỳ theo dõi'])
        expect([words, last.includes(words)]).toEqual([words, true]);
      expect(text.replace(/\s+/g, ' ').split('đề nghị rút kinh nghiệm')).toHaveLength(n + 1);
    },
  );
});
