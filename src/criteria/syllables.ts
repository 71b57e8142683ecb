export interface Syllable {
  /** As typed, composed. */
  raw: string;
  /** Lower case, composed, with the tone mark where the word lists put it (hoà → hòa). */
  word: string;
  /** What stands between the syllable before and this one. */
  gap: string;
}

// A number takes its signs with it: 98,5%, 24/7, 8h30, 144-QĐ/TW are read as one.
const SYLLABLE = /\p{N}+(?:[.,:]\p{N}|[/\-–]?[\p{L}\p{N}])*%?|\p{L}[\p{L}\p{M}]*\p{N}*/gu;
const OLD_TONE = /(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu;
const TONE_MOVED: Record<string, string> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
};

export function composed(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

export function spelt(text: string): string {
  return text.toLowerCase().replace(OLD_TONE, (pair) => TONE_MOVED[pair] ?? pair);
}

export function syllables(text: string): Syllable[] {
  const whole = composed(text);
  let end = 0;
  return Array.from(whole.matchAll(SYLLABLE), (match) => {
    const gap = whole.slice(end, match.index);
    end = match.index + match[0].length;
    return { raw: match[0], word: spelt(match[0]), gap };
  });
}

/** How many tiếng a person reads out: words with a letter or a digit. */
export function countSyllables(text: string): number {
  return syllables(text).length;
}
