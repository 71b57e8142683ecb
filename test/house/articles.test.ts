import { citations } from '../../src/scoring/editions/nd-335-2025/articles.js';
import { filesBelow } from './source.js';

/** Words of another rule's articles: "Quy định 144-QĐ/TW, Điều 1". */
const OTHER_RULES = /(144-QĐ\/TW|3814-QĐ\/TU|30\/2020)[^.;]*$/;
const KNOWN = new Set(citations.map(({ article }) => article as string));

interface Cited {
  article: string;
  words: string;
}

/** "Điều 20.4b, 20.4c", "Art 8.1a", "điểm b khoản 2 Điều 21": each place by itself. */
function citedIn(text: string): Cited[] {
  const found = [
    ...text.matchAll(
      /(?:điểm ([a-zđ]) )?(?:khoản (\d+) )?(?:Điều|Arts?|Articles?) (\d+(?:\.\d+[a-zđ]?)?(?:(?:, | và | and | to | đến )\d+\.\d+[a-zđ]?)*)/gu,
    ),
  ];
  return found
    .filter((match) => !OTHER_RULES.test(text.slice(0, match.index)))
    .flatMap((match) => {
      const [words, point = '', clause, list = ''] = match;
      const [first = '', ...others] = list.split(/, | và | and | to | đến /);
      return [clause ? `${first}.${clause}${point}` : first, ...others].map((article) => ({ article, words }));
    });
}

/** Cited itself; or named as a whole where one of its places is cited. */
function isKnown(article: string): boolean {
  return (
    KNOWN.has(article) ||
    [...KNOWN].some(
      (known) =>
        known.startsWith(`${article}.`) ||
        (/\d$/.test(article) &&
          article.includes('.') &&
          known.startsWith(article) &&
          /^[a-zđ]/.test(known.slice(article.length))),
    )
  );
}

const shown = [
  ...filesBelow('templates', '.json'),
  ...filesBelow('templates', '.hbs'),
  ...filesBelow('templates', '.typ'),
].filter(({ text }) => citedIn(text).length > 0);

describe('every article that a screen or a form names is one of those found in the decree’s text', () => {
  it('reads lists, ranges and the long way of citing', () => {
    expect(citedIn('theo Điều 20.4b, 20.4c; điểm b khoản 2 Điều 21 và Điều 22').map(({ article }) => article)).toEqual([
      '20.4b',
      '20.4c',
      '21.2b',
      '22',
    ]);
    expect(citedIn('Quy định 144-QĐ/TW, Điều 1')).toEqual([]);
    expect([isKnown('20.6'), isKnown('8'), isKnown('8.4'), isKnown('99'), isKnown('20.9'), isKnown('14.2z')]).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('names some, in both languages', () => {
    expect(shown.filter(({ path }) => path.endsWith('.vi.json')).length).toBeGreaterThan(5);
    expect(shown.filter(({ path }) => path.endsWith('.en.json')).length).toBeGreaterThan(5);
  });

  it.each(shown.map((file) => [file.path, file.text] as const))('%s', (_, text) => {
    expect(citedIn(text).filter(({ article }) => !isKnown(article))).toEqual([]);
  });
});
