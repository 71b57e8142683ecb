import fc from 'fast-check';
import { readRaw } from '../../../src/imports/reading/read-raw.js';
import { isSyllable } from '../../../src/imports/reading/vietnamese/syllable.js';
import { fromTcvn3 } from '../../../src/imports/reading/vietnamese/tcvn3.js';
import { fromVni } from '../../../src/imports/reading/vietnamese/vni.js';
import { latinBytes, tcvn3Letters, vniLetters } from '../../support/old-vietnamese.js';

const SMALL =
  'nguyễn trần phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý văn thị hữu đức minh quốc thanh ngọc xuân thu hà ' +
  'tuấn hạnh phúc lộc thọ quyền trưởng phòng phó chủ tịch ủy ban nhân dân phường xã kinh tế hạ tầng đô thị trung tâm phục vụ ' +
  'hành chính công bí thư chi bộ chuyên viên kế toán giám đốc trạm y tế trường tiểu học quân sự khuyến khích gìn giữ nghiêm túc ' +
  'hòa thủy quý thuở khoẻ xoăn ngoằn ngoèo ước ượng nghiệp điều động kỷ luật ở đây ấy ẩm ướt rượu bưởi huệ loan oanh uyên';
const words = SMALL.split(' ');
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
/** TCVN3 has no capital with a tone: of a name whose every word began with one nothing could tell. */
const name = fc
  .tuple(fc.constantFrom('Nguyễn', 'Trần', 'Đặng'), fc.array(fc.constantFrom(...words.map(capital)), { maxLength: 4 }))
  .map(([family, given]) => [family, ...given].join(' '));
const sentence = fc.array(fc.constantFrom(...words), { minLength: 3, maxLength: 9 }).map((all) => all.join(' '));
const phrase = fc.oneof(name, sentence);
const rows = fc.array(phrase, { minLength: 3, maxLength: 20 });

const FOREIGN = [
  'Café crème à la française, tôt ou tard, hôtel, été, Noël, naïf, maïs, château, forêt, garçon',
  'Où est le théâtre? Il a été créé là-bas; ça coûte 5 €, déjà vu, élève, préféré',
  'Müller, Schröder, Größe, Österreich, über, schön, Jürgen, Zoë, naïve, façade, résumé',
  'niño, señor, año, María José, Peña, corazón, canción, mañana',
  '5 µm ± 2°, 3 m², §5, ©2026, ½ giờ, «oui»',
  'Smith, Johnson, The quick brown fox',
];

async function cellsOf(bytes: Uint8Array, fileName = 'a.csv') {
  const { worksheets, ...file } = await readRaw(bytes, fileName);
  return { ...file, cells: worksheets[0]!.rows.map((cells) => cells[0]) };
}
const utf8 = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n') + '\n');

describe('text in TCVN3 or VNI', () => {
  it('gives back what was written in it', () => {
    fc.assert(
      fc.property(phrase, (text) => {
        expect(fromVni(vniLetters(text))).toBe(text);
        expect(fromVni(vniLetters(text.toUpperCase()))).toBe(text.toUpperCase());
        expect(fromTcvn3(tcvn3Letters(text))).toBe(text);
        expect(fromTcvn3(tcvn3Letters(text.toUpperCase()))?.toUpperCase()).toBe(text.toUpperCase());
        expect(fromTcvn3(tcvn3Letters(text), true)).toMatch(new RegExp(`^(${text}|${text.toUpperCase()})$`));
      }),
    );
  });

  it.each([
    ['NGUYỄN VĂN TUẤN', 'NGUYÔN V¡N TUÊN', false],
    ['Trần Thị Ánh', 'TrÇn ThÞ ¸nh', false],
    ['DANH SÁCH CÁN BỘ', 'danh s¸ch c¸n bé', true],
    ['Nguyễn Văn Tuấn', 'NguyÔn V¨n TuÊn', true],
    ['chủ tịch ủy ban', 'chñ tÞch ñy ban', false],
  ])('has its capitals as far as they can be told: %s', (text, typed, capitals) =>
    expect(fromTcvn3(typed, capitals)).toBe(text),
  );

  it('is recognised in a whole file, as bytes and as letters that stand for them', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (texts) => {
        for (const [encoding, letters] of [
          ['tcvn3', tcvn3Letters],
          ['vni', vniLetters],
        ] as const) {
          const lines = [...texts, 'Trưởng phòng Tổ chức', 'Nguyễn Văn Tuấn'].map(letters);
          const wanted = [...texts, 'Trưởng phòng Tổ chức', 'Nguyễn Văn Tuấn'];
          expect(await cellsOf(latinBytes(lines.join('\n')))).toMatchObject({ encoding, cells: wanted });
          expect(await cellsOf(utf8(lines))).toMatchObject({ encoding, cells: wanted });
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each(['Nguyễn Minh Hoa', 'Lê Quốc Bình', 'Trần Thanh Nam', 'Phan Thanh Tuấn', 'Trưởng phòng'])(
    'is recognised in one line alone: %s',
    async (text) => {
      for (const letters of [tcvn3Letters, vniLetters]) {
        expect((await cellsOf(utf8([letters(text)]))).cells).toEqual([text]);
        expect((await cellsOf(latinBytes(letters(text)))).cells).toEqual([text]);
      }
    },
  );

  it('is shown as it stood and as it is read, five times at most', async () => {
    const { converted } = await cellsOf(utf8(Array.from({ length: 9 }, () => 'NguyÔn V¨n TuÊn')));
    expect(converted).toEqual(
      Array.from({ length: 5 }, () => ({ before: 'NguyÔn V¨n TuÊn', after: 'Nguyễn Văn Tuấn' })),
    );
  });

  it('is converted beside Unicode in the same file, and what could be either stays', async () => {
    const lines = ['Nguyễn Văn Tuấn', 'TrÇn V¨n §øc', 'Lê Hà', 'Phạm Thị Hoa', 'Bế Văn Đàn'];
    expect((await cellsOf(utf8(lines))).cells).toEqual([
      'Nguyễn Văn Tuấn',
      'Trần Văn Đức',
      'Lê Hà',
      'Phạm Thị Hoa',
      'Bế Văn Đàn',
    ]);
  });
});

describe('text in UTF-8 that was taken for Latin letters', () => {
  it.each(['windows-1252', 'windows-1258'])('comes out as it was meant: %s', async (page) => {
    const lines = ['Nguyễn Văn Tuấn', 'Trưởng phòng', 'Đặng Thị Hạnh'];
    const typed = lines.map((line) => new TextDecoder(page).decode(utf8([line])).trim());
    expect(typed[0]).not.toContain('ễ');
    const { cells, converted } = await cellsOf(utf8([...typed, 'Lê Hà']));
    expect(cells).toEqual([...lines, 'Lê Hà']);
    expect(converted?.[0]).toEqual({ before: typed[0], after: lines[0] });
  });
});

describe('a syllable', () => {
  it.each([
    'hòa',
    'hoà',
    'thuở',
    'quý',
    'giết',
    'gìn',
    'người',
    'khuỷu',
    'ngoằn',
    'của',
    'yến',
    'Huỳnh',
    'QUỐC',
    'ươn',
  ])('is known: %s', (word) => {
    expect(isSyllable(word)).toBe(true);
    expect(isSyllable(word.normalize('NFD'))).toBe(true);
  });

  it.each(['caò', 'leõ', 'nguoì', 'toan\u0301', 'mac\u0300', 'café', 'văan', 'nguyeãn', 'x', 'áá'])(
    'is none: %s',
    (word) => expect(isSyllable(word)).toBe(false),
  );
});

describe('any other text', () => {
  it('stays as it is: Vietnamese in Unicode, composed or not', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (texts) => {
        const file = await cellsOf(utf8(texts));
        expect(file).toEqual({ format: 'csv', encoding: 'utf-8', cells: texts });
        expect((await cellsOf(utf8(texts.map((text) => text.normalize('NFD'))))).cells).toEqual(texts);
      }),
    );
  });

  it('stays as it is: each word alone', async () => {
    for (const word of words) expect((await cellsOf(utf8([word]))).cells).toEqual([word]);
  });

  it.each(FOREIGN)('stays as it is: %s', async (text) => {
    const lines = text.split(/[,;] /);
    expect((await cellsOf(utf8(lines), 'a.csv')).converted).toBeUndefined();
    for (const line of lines) expect((await cellsOf(utf8([line]))).converted).toBeUndefined();
  });

  it('is refused with its line where the bytes are of no code that is known', async () => {
    const bytes = Uint8Array.from([...utf8(['Nguyễn', 'Trần']), 0xff, 0xc0, 0x81, 0xfe, 0x41, 0x0a]);
    await expect(readRaw(bytes, 'a.csv')).rejects.toMatchObject({ fault: { code: 'bad-encoding', row: 3 } });
    const lost = utf8(['Nguyễn', 'Tr\ufffdn']);
    await expect(readRaw(lost, 'a.csv')).rejects.toMatchObject({ fault: { code: 'bad-encoding', row: 2 } });
  });

  it('is refused with its line where its letters were lost before', async () => {
    const lost = utf8(['Họ tên', 'Nguy?n V?n Tu?n', 'Tr?n Th? Hà']);
    await expect(readRaw(lost, 'a.csv')).rejects.toMatchObject({ fault: { code: 'lost-letters', row: 2 } });
    const asked = utf8(['Đã xong chưa?', 'https://example.vn/a?b', 'a.vn/x?y', 'Vì sao? Vì vậy', 'Ai?Tôi']);
    expect((await cellsOf(asked)).cells).toHaveLength(5);
  });
});
