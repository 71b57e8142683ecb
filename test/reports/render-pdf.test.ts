import type { Paper } from '../../src/reports/paper/paper.js';
import { renderPdf } from '../../src/reports/paper/render-pdf.js';
import { readPdf } from './read-pdf.js';
import { LONG_UNIT, slip, stateReport } from './sample-papers.js';

const MM = 72 / 25.4;

describe('a report in the state layout', () => {
  it('has the national header, its own words and the signature, in searchable Vietnamese', async () => {
    const { text } = await readPdf(await renderPdf('state', stateReport()));
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'ỦY BAN NHÂN DÂN PHƯỜNG MẪU',
      'Số: 125/BC-UBND',
      'Phường Mẫu, ngày 05 tháng 02 năm 2026',
      'BÁO CÁO',
      'Kết quả thực hiện tiêu chí nêu gương tháng 11/2026',
      '−5,6 thấp hơn',
      'TM. ỦY BAN NHÂN DÂN',
      'CHỦ TỊCH',
      'Nơi nhận:',
      'Lưu: VT, TC.',
      'Nguyễn Văn Mẫu',
    ])
      expect(text).toContain(words);
  });

  it('is tagged A4 in Vietnamese, with headings, header cells and a text for each drawing', async () => {
    const read = await readPdf(await renderPdf('state', stateReport()));
    expect(read).toMatchObject({
      marked: true,
      lang: 'vi',
      title: 'Báo cáo kết quả nêu gương tháng 11/2026 của Phường Mẫu',
    });
    expect(read.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TH', 'TD', 'L', 'LI', 'Figure']));
    expect(read.alts).toContain('Tự chấm 86,00; duyệt 82,73 trên thước 0 đến 100.');
    expect(read.pages[0]!.width).toBeCloseTo(210 * MM, 0);
    expect(read.pages[0]!.height).toBeCloseTo(297 * MM, 0);
  });

  it('numbers its pages in the top margin, the first one not', async () => {
    const { pages } = await readPdf(await renderPdf('state', stateReport()));
    const inTopMargin = pages.map((page) =>
      page.tops.filter((it) => it.fromTop < 20 * MM && it.text.trim()).map((it) => it.text),
    );
    expect(inTopMargin[0]).toEqual([]);
    expect(inTopMargin.slice(1)).toEqual(pages.slice(1).map((_, i) => [String(i + 2)]));
  });

  it('lays wide tables across, after the signature, and says their header again on each page', async () => {
    const { pages } = await readPdf(await renderPdf('state', stateReport(60)));
    const across = pages.filter((page) => page.width > page.height);
    expect(across.length).toBeGreaterThan(1);
    expect(pages.indexOf(across[0]!)).toBeGreaterThan(pages.findIndex((page) => page.text.includes('Nơi nhận:')));
    for (const page of across) expect(page.text).toContain('Chức vụ, đơn vị');
    expect(across.map((page) => page.text).join(' ')).toContain('Cán bộ Mẫu 60');
  });

  it('wraps a long unit name and cuts nothing of it', async () => {
    const { text } = await readPdf(await renderPdf('state', stateReport(1)));
    for (const word of LONG_UNIT.split(' ')) expect(text).toContain(word);
  });

  it('keeps the whole of a cell that is longer than a page', async () => {
    const paper = stateReport(1);
    const cells = ['1', 'Đã xem sổ trả hồ sơ, hai hồ sơ trễ vì chờ. '.repeat(120)];
    paper.blocks.push({
      kind: 'table',
      columns: [{ header: 'STT', align: 'right' }, { header: 'Nhận xét' }],
      rows: [{ cells }],
    });
    expect((await readPdf(await renderPdf('state', paper))).text.split('chờ.').length - 1).toBe(120);
  });

  it('embeds Tinos and no other font', async () => {
    const fonts =
      Buffer.from(await renderPdf('slip', slip()))
        .toString('latin1')
        .match(/\/BaseFont ?\/[^\s/]+/g) ?? [];
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((font) => !/\/[A-Z]{6}\+Tinos-/.test(font))).toEqual([]);
  });

  it('prints the ticks, boxes and bullets that people paste, which Tinos has not', async () => {
    const marks = '☑ ☐ ☒ ✓ ✗ ➢ ❖ ❑ ➔ ⇨';
    const paper = stateReport(1);
    paper.blocks.push({ kind: 'paragraph', text: `Đã làm ${marks} xong` });
    const pdf = await renderPdf('state', paper);
    expect((await readPdf(pdf)).text).toContain(`Đã làm ${marks} xong`);
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/BaseFont ?\/[A-Z]{6}\+NotoSansSymbols2-/);
  });

  it('keeps the Vietnamese header on an English paper', async () => {
    const paper: Paper = { ...stateReport(1), lang: 'en' };
    const read = await readPdf(await renderPdf('state', paper));
    expect(read.lang).toBe('en');
    expect(read.text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  });
});

describe('the number of a paper', () => {
  it('stays on one line, wherever the line ends', async () => {
    const paragraphs = Array.from({ length: 40 }, (_, i) => ({
      kind: 'paragraph' as const,
      text: `${'a'.repeat((i % 20) + 1)} Căn cứ báo cáo của các đơn vị trong phường về việc thực hiện Quyết định số 31/QĐ-UBND và Nghị định số 335/2025/NĐ-CP của Chính phủ.`,
    }));
    const { text } = await readPdf(await renderPdf('state', { ...stateReport(1), blocks: paragraphs }));
    expect([text.match(/31\/QĐ-UBND/g)!.length, text.match(/335\/2025\/NĐ-CP/g)!.length]).toEqual([40, 40]);
  });
});

describe('a personal slip', () => {
  it('is one page with both marks of the ruler and the factor of each exemplary criterion', async () => {
    const read = await readPdf(await renderPdf('slip', slip()));
    expect(read.pages).toHaveLength(1);
    for (const words of ['82,73', 'Tự chấm 86,00', 'Duyệt 82,73', 'Nêu gương × 2']) expect(read.text).toContain(words);
  });

  it('stays on one page with nine criteria and long remarks', async () => {
    const paper = slip('Đã xem sổ trả hồ sơ, hai hồ sơ trễ vì chờ cơ quan khác. '.repeat(6));
    const lines = paper.blocks.find((block) => block.kind === 'criteria');
    if (lines?.kind === 'criteria') lines.rows = [...lines.rows, ...lines.rows].slice(0, 9);
    expect((await readPdf(await renderPdf('slip', paper))).pages).toHaveLength(1);
  });
});

describe('what people typed', () => {
  it.each([
    '#panic("x")',
    '$x$ *b* _c_ @ref <label>',
    '= tiêu đề',
    '#import "state.typ": *',
    '\\u{1F600} // lời',
    '[(]{}`"\'~',
  ])('is printed as it is: %s', async (typed) =>
    expect((await readPdf(await renderPdf('slip', slip(typed)))).text).toContain(typed),
  );

  it('may hold control characters, decomposed letters and half surrogates', async () => {
    const { text } = await readPdf(await renderPdf('slip', slip('a\u0000b \ud800 ' + 'Nguyễn'.normalize('NFD'))));
    expect(text).toContain('Nguyễn');
  });

  it('may be asked for by many at once, and one bad paper spoils no other', async () => {
    const bad = { ...slip(), blocks: [{ kind: 'no-such-block' }] } as unknown as Paper;
    const made = await Promise.allSettled([
      ...Array.from({ length: 8 }, (_, i) => renderPdf('slip', slip(`ý kiến ${i}`))),
      renderPdf('slip', bad),
      renderPdf('slip', slip('sau cùng')),
    ]);
    expect(made.map((it) => it.status)).toEqual([...Array<string>(8).fill('fulfilled'), 'rejected', 'fulfilled']);
    for (let i = 0; i < 8; i++) {
      const it = made[i]!;
      if (it.status === 'fulfilled') expect((await readPdf(it.value)).text).toContain(`ý kiến ${i}`);
    }
  });
});
