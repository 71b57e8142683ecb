import fc from 'fast-check';
import { headLength, nearlySame, normalWords, sameShare } from '../../src/scoring/near-text.js';

const words = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => `w${String(from + i).padStart(3, '0')}`);

describe('the words of a text', () => {
  it.each([
    ['case and punctuation go', 'Tiếp dân, đúng HẸN!', 'tiếp dân đúng hẹn'],
    ['old and new tone marks are one', 'hoà thuỷ', 'hòa thủy'],
    ['decomposed and composed are one', 'tiếp dân'.normalize('NFD'), 'tiếp dân'],
    ['order does not count', 'dân tiếp', 'tiếp dân'],
  ])('%s', (_, a, b) => expect(normalWords(a)).toEqual(normalWords(b)));

  it('keeps diacritics', () => {
    expect(normalWords('bàn')).not.toEqual(normalWords('bán'));
    expect(normalWords('đo')).not.toEqual(normalWords('do'));
    expect(normalWords('cơ')).not.toEqual(normalWords('cô'));
  });
});

describe('nearly the same', () => {
  it.each<[string, string[], string[], number, boolean]>([
    ['9 of 10', words(10), words(10, 1), 0.9, true],
    ['8 of 10', words(10), words(10, 2), 0.8, false],
    ['18 of 20, the shorter within the longer', words(18), words(20), 0.9, true],
    ['17 of 20', words(17), words(20), 0.85, false],
    ['a word twice counts twice only where both have it twice', ['a', 'a', 'b'], ['a', 'b', 'b'], 2 / 3, false],
    ['two empty texts', [], [], 0, false],
  ])('%s', (_, a, b, share, near) => {
    expect(sameShare(a, b)).toBeCloseTo(share, 12);
    expect(sameShare(b, a)).toBeCloseTo(share, 12);
    expect(nearlySame(a, b)).toBe(near);
  });

  it('is 0.9 or more of the longer text, and such a pair shares one of its first words', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 24 }).map((list) => list.sort());
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(nearlySame(a, b)).toBe(sameShare(a, b) >= 0.9);
        if (!nearlySame(a, b)) return;
        const head = new Set(a.slice(0, headLength(a.length)));
        expect(b.slice(0, headLength(b.length)).some((word) => head.has(word))).toBe(true);
      }),
    );
  });
});
