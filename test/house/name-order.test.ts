import { filesBelow } from './source.js';

const FILES = [...filesBelow('src', '.ts'), ...filesBelow('bench', '.mjs')].filter(
  ({ path }) => !path.includes('migrations/'),
);
const NAME = /\b(?:search_name|full_name|display_name|officialName|unitName)\b|\bname\b/;
const OVER = /^(?:limit|offset|for|select|returning|union|desc limit)\b/;

/** The keys of each "order by" and "distinct on" of a text: up to the bracket that closes around it, or the next clause. */
function orders(text: string): string[] {
  return [...text.matchAll(/\b(?:order by|distinct on \()/g)].map((found) =>
    keysFrom(text.slice(found.index + found[0].length)),
  );
}

function keysFrom(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (
      depth < 0 ||
      '`;'.includes(text[at]!) ||
      (depth === 0 && /\s/.test(text[at - 1] ?? '') && OVER.test(text.slice(at, at + 12)))
    )
      return text.slice(0, at);
  }
  return text;
}

describe('names stand in one order', () => {
  it('in SQL by sort_name alone', () => {
    const wrong = FILES.flatMap(({ path, text }) =>
      orders(text)
        .filter((keys) => NAME.test(keys.split("'")[0]!) || /^\s*\d+\s*,/.test(keys))
        .map((keys) => `${path}: ${keys.slice(0, 120)}`),
    );
    expect(wrong).toEqual([]);
  });

  it('in memory by web/name-order alone', () => {
    const wrong = FILES.filter(
      ({ path, text }) =>
        !path.endsWith('web/name-order.ts') &&
        (/localeCompare|Intl\.Collator/.test(text) ||
          /\.sort\([^)]*=>[^)]*[nN]ame\b/.test(text.replace(/byName|byPersonName/g, ''))),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('and are searched by words in any order', () => {
    const wrong = FILES.filter(
      ({ text }) =>
        /\b(?:search_name|search_text|display_name|full_name)\s+i?like\s+(?!all\b)/.test(text) ||
        /fold\([^)]*\)\.includes\(/.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
