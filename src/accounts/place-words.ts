import { fold } from '../web/fold.js';

/**
 * What a guesser who knows the office tries first: the product, its sample password, the administration and the calendar.
 * Long strings of them would seem strong by their length, so they are taken out before a password is judged.
 */
const EVERYWHERE = `
thuocdo thuoc do neuguong neu guong matkhau mat khau password passwd pass pw admin administrator root user quantri quan tri
ubnd hdnd uyban uy ban nhandan nhan dan dang dangbo danguy phuong xa quan huyen tinh thanhpho tp hanoi hn vietnam vn
congchuc canbo vienchuc cb cc thang ngay nam quy tuan month year january february march april may june july august september
october november december jan feb mar apr jun jul aug sep oct nov dec
`
  .trim()
  .split(/\s+/);

/** Codes, names and logins as the words that passwords are put together from. */
export function wordsOf(texts: readonly string[]): string[] {
  const words = texts.flatMap((text) => {
    const parts = fold(text)
      .split(/[^a-z0-9]+/)
      .filter(Boolean);
    return [...parts, parts.join(''), parts.map((part) => part[0]).join('')];
  });
  return [...new Set(words)].filter((word) => word.length > 1);
}

/** What is left without those words, where next to no letters are; else null: then the words are few among others. */
export function leftWithoutWords(text: string, words: readonly string[]): string | null {
  const known = [...new Set([...EVERYWHERE, ...words])].sort((a, b) => b.length - a.length);
  const left = fold(text)
    .replace(/\s+/g, '')
    .replace(new RegExp(known.join('|'), 'g'), '');
  return left.replace(/[^a-z]/g, '').length <= FEW ? left : null;
}

/** Letters that may stand beside the words: "abc", "xyz". */
const FEW = 3;
