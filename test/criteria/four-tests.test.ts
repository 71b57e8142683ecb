import type { Anchors, Criterion } from '../../src/criteria/criterion.js';
import { refusals } from '../../src/criteria/finding.js';
import { checkCriterion, checkSet } from '../../src/criteria/four-tests.js';
import { ANCHORS, codesOf, codesOfText, criterion, textOf } from './cases.js';

const none = { glossary: [] };
const check = (changes: Partial<Criterion>) => checkCriterion(criterion(changes), none);

describe('short', () => {
  it.each([
    [1, []],
    [15, []],
    [16, ['short.too-long']],
    [25, ['short.too-long']],
    [26, ['short.far-too-long']],
  ])('%i tiếng → %j', (count, codes) => expect(codesOfText(textOf(count))).toEqual(codes));

  it('tells the number counted', () => {
    expect(check({ text: textOf(18) })[0]?.data).toMatchObject({ count: 18, best: 15 });
  });
  it.each(['', '   ', '— … !'])('refuses %j as empty', (text) => {
    expect(codesOf(refusals(check({ text })))).toEqual(['short.empty']);
  });
});

describe('memorable', () => {
  const words = [
    'đơn thư',
    'giấy mời',
    'lệ phí',
    'bản đồ',
    'cây xanh',
    'chợ tạm',
    'nhà trọ',
    'loa đài',
    'ao hồ',
    'tủ sách',
  ];
  const verbs = ['Ghi', 'Gửi', 'Thu', 'Vẽ', 'Trồng', 'Dẹp', 'Kiểm', 'Tắt', 'Nạo vét', 'Mở'];
  const setOf = (count: number) => ({
    factors: ['1', '1.2', '1.4', '1.6', '2'],
    glossary: [],
    criteria: words.slice(0, count).map((thing, at) => {
      const standard = ((at % 5) + 1) as 1;
      return criterion({ code: `c${at}`, text: `${verbs[at]} ${thing}`, exemplary: true, standard });
    }),
  });
  const memorable = (count: number) => checkSet(setOf(count)).filter((finding) => finding.test === 'memorable');

  it.each([
    [0, 'too-few', 'refused'],
    [2, 'too-few', 'refused'],
    [3, 'not-best-count', 'warning'],
    [4, 'not-best-count', 'warning'],
    [8, 'not-best-count', 'warning'],
    [9, 'not-best-count', 'warning'],
    [10, 'too-many', 'refused'],
  ])('%i criteria → %s, %s', (count, code, severity) => {
    expect(memorable(count)).toMatchObject([{ code, severity, data: { count } }]);
  });
  it.each([5, 6, 7])('%i criteria are best', (count) => expect(memorable(count)).toEqual([]));

  it.each([
    ['Không nhận quà của dân', 'Không nhận quà từ người dân', true],
    ['Trả hồ sơ đúng hẹn', 'TRẢ KẾT QUẢ HỒ SƠ ĐÚNG HẸN', true],
    ['Xử lý phản ánh của dân', 'Xử lí phản ánh của dân', true],
    ['Tra ho so dung hen', 'Trả hồ sơ đúng hẹn', true],
    ['Hoà giải tại tổ', 'Hòa giải ở tổ', true],
    ['Trả hồ sơ đúng hẹn'.normalize('NFD'), 'Trả hồ sơ đúng hẹn', true],
    ['Không nhận quà của dân', 'Không nhận tiền của dân', false],
    ['Không họp muộn', 'Không nộp muộn', false],
    ['Trả hồ sơ đúng hẹn', 'Gọi lại cho người dân', false],
    ['', '', false],
  ])('%j beside %j: the same? %s', (text, other, same) => {
    const others = [criterion({ code: 'kia', text: other })];
    const found = checkCriterion(criterion({ text }), { glossary: [], others });
    expect(codesOf(found).includes('memorable.near-duplicate')).toBe(same);
  });

  it('names the later of two that say the same, once', () => {
    const set = setOf(5);
    set.criteria[3] = { ...set.criteria[3]!, text: set.criteria[1]!.text };
    const found = checkSet(set);
    expect(found).toMatchObject([{ code: 'near-duplicate', criterion: 'c3', data: { other: 'c1' } }]);
  });
});

describe('clear', () => {
  it.each([
    ['Nâng cao tỷ lệ hồ sơ trực tuyến', false],
    ['Nâng cao hài lòng của dân lên 95%', false],
    ['Nâng cao hài lòng của dân lên 95 %', false],
    ['Quan tâm giúp ba hộ thoát nghèo', false],
    ['Đẩy mạnh số hóa hồ sơ hộ tịch', false],
    ['Nâng cao nhận thức trong năm 2026', true],
    ['Quán triệt Quy định 144', true],
    ['Nâng cao nhận thức, có mặt trước 10 phút', true],
    ['Gửi kế hoạch nâng cao năng lực', false],
    ['NÂNG CAO TINH THẦN PHỤC VỤ', true],
  ])('%s: abstract? %s', (text, abstract) => {
    expect(codesOfText(text).includes('clear.abstract-verb')).toBe(abstract);
  });

  it.each([
    ['Gửi báo cáo cho UBND', ['UBND']],
    ['Gửi báo cáo cho HĐND-UBND', ['HĐND', 'UBND']],
    ['Nhắc ThS Trưởng phòng', ['ThS']],
    ['KHÔNG nhận quà của dân', []],
    ['Nộp phí trong Quý III', []],
    ['CHÀO DÂN TRƯỚC KHI HỎI VIỆC', []],
    ['Dán mã QR tại quầy', []],
    ['In giấy A4 hai mặt', []],
  ])('%s: abbreviations %j', (text, expected) => {
    const found = check({ text }).filter((finding) => finding.code === 'abbreviation');
    expect(found.map((finding) => finding.data['abbreviation'])).toEqual(expected);
  });

  it('lets one pass that the set explains, however it was typed', () => {
    const glossary = [{ abbreviation: 'hđnd'.normalize('NFD'), meaning: 'Hội đồng nhân dân' }];
    expect(checkCriterion(criterion({ text: 'Gửi tài liệu cho HĐND' }), { glossary })).toEqual([]);
  });

  it('reads the anchors and the evidence too, and names each once', () => {
    const found = check({ kind: 'conduct', anchors: { ...ANCHORS, full: 'Đúng TTHC' }, evidence: 'Sổ TTHC; sổ CCHC' });
    expect(found.map((finding) => finding.data['abbreviation'])).toEqual(['TTHC', 'CCHC']);
  });

  it.each<[string, Anchors | undefined, number]>([
    ['all three', ANCHORS, 0],
    ['none', undefined, 3],
    ['a blank one', { ...ANCHORS, half: ' ' }, 1],
    ['two blank ones', { ...ANCHORS, half: '…', zero: '' }, 2],
  ])('conduct with %s', (_name, anchors, missing) => {
    const found = refusals(check({ kind: 'conduct', anchors, settings: undefined }));
    expect(found.map((finding) => finding.data['count'])).toEqual(missing === 0 ? [] : [missing]);
  });

  it('asks no anchors of the other kinds', () => expect(check({ kind: 'promise' })).toEqual([]));
});

describe('doable', () => {
  it.each(['', ' ', ' - '])('refuses evidence %j', (evidence) => {
    expect(check({ evidence })).toMatchObject([{ test: 'doable', code: 'no-evidence', severity: 'refused' }]);
  });

  it.each([
    ['Soát và ký văn bản trong ngày', 'ký'],
    ['Nghe dân nói, không ngắt lời', 'không ngắt'],
    ['Nghe dân nói; ghi vào sổ', 'ghi'],
    ['Thăm hộ nghèo, đồng thời tặng quà', 'đồng thời tặng'],
    ['Học tập và làm theo Bác', null],
    ['Niêm yết phí và lệ phí', null],
    ['Ghi sổ giao và nhận ca', null],
    ['Trả hồ sơ đúng hẹn, không trễ', null],
    ['Khi vắng mặt, báo trước một ngày', null],
    ['Không nhận tiền, quà, hiện vật', null],
  ])('%s: a second act %s', (text, second) => {
    const found = check({ text }).find((finding) => finding.code === 'two-acts');
    expect(found?.data['second'] ?? null).toBe(second);
  });

  it.each([
    ['Không trễ', true],
    ['không trễ', true],
    ['Luôn chào dân', true],
    ['Chỉ thu đúng phí', true],
    ['Chỉ tiêu thu ngân sách', false],
    ['Chi đúng định mức', true],
    ['Chi bộ trong sạch', false],
    ['Đến trước giờ họp', true],
    ['Đến ngày 25 xong báo cáo', false],
    ['100% hồ sơ đúng hạn', false],
    ['“Trả hồ sơ đúng hẹn”', true],
  ])('%s: opens with an act? %s', (text, opens) => {
    expect(codesOfText(text).includes('doable.no-verb')).toBe(!opens);
  });
});
