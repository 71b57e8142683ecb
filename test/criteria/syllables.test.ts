import { countSyllables, syllables } from '../../src/criteria/syllables.js';

describe('tiếng', () => {
  it.each([
    ['', 0],
    ['  \n ', 0],
    ['… — !', 0],
    ['Chào dân', 2],
    ['  Chào\u00a0 dân  ', 2],
    ['Chào dân, mời ngồi; hỏi việc.', 6],
    ['chào,mời', 2],
    ['Văn hóa - Xã hội', 4],
    ['Văn hóa–Xã hội', 4],
    ['in-tơ-nét', 3],
    ['và/hoặc', 2],
    ['98%', 1],
    ['98 %', 1],
    ['98,5 % hồ sơ', 3],
    ['1.000 hồ sơ', 3],
    ['Trực 24/7', 2],
    ['trước 8h30', 2],
    ['Quy định 144-QĐ/TW', 3],
    ['giấy A4', 2],
    ['“Trả hồ sơ”', 3],
    ['đúng hẹn (trừ ngày lễ)', 5],
    ['Nguyễn khuyếch khoác'.normalize('NFD'), 3],
  ])('%j has %i', (text, count) => {
    expect(countSyllables(text)).toBe(count);
    expect(countSyllables(text.normalize('NFD'))).toBe(count);
  });

  it.each([
    ['hoà thuỷ khoẻ', 'hòa thủy khỏe'],
    ['quý quỹ hoàn thuyền', 'quý quỹ hoàn thuyền'],
    ['HOÀ', 'hòa'],
  ])('puts the tone mark in one place: %s → %s', (typed, read) => {
    for (const form of ['NFC', 'NFD']) {
      expect(
        syllables(typed.normalize(form))
          .map((syllable) => syllable.word)
          .join(' '),
      ).toBe(read);
    }
  });
});
