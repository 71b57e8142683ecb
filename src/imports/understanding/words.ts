/** Spaces that do not break, of every width. */
const SPACES = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
const BETWEEN_WORDS = /(?<=\p{Ll}\p{M}*)[\u200b-\u200d\u2060\ufeff]+(?=\p{Lu})|(?<=\p{L}\p{M}*)\u200b+(?=\p{L})/gu;
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** What a tidy text has not. */
const ODD = /[^\P{Z} ]|[\p{C}]|  |^ | $/u;

/** A cell's text in one line: composed, single spaces, nothing that nobody sees. A zero-width space between two words is a space. */
export function wordsOf(cell: string | number | undefined): string {
  if (cell === undefined) return '';
  const text = String(cell);
  if (!ODD.test(text)) return text.normalize('NFC');
  return text.normalize('NFC').replace(BETWEEN_WORDS, ' ').replace(UNSEEN, '').replace(SPACES, ' ').trim();
}

/** A formula that has no result, or the error that it came to. */
export function isNoResult(cell: string | number | undefined): boolean {
  return typeof cell === 'string' && /^\s*(=|#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)\s*$)/.test(cell);
}
