const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * The words (tiếng) of a text as they are compared, sorted, each as often as it stands there: lower case, no punctuation. Diacritics are
 * kept, since "bàn" is not "bán"; only where the tone mark stands is forgotten (hoà = hòa). For comparing, not for reading.
 */
export function normalWords(text: string): string[] {
  return (text.normalize('NFC').toLowerCase().match(WORD) ?? []).map(spelt).sort();
}

/**
 * How much of the longer text is in the shorter one, 0…1: words in common, each as often as it stands in both, over the longer's
 * count. Two empty texts: 0. Takes what `normalWords` gives.
 */
export function sameShare(a: readonly string[], b: readonly string[]): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 0 : common(a, b) / longer;
}

/** 90 % of the words or more are the same. Lengths that rule it out cost nothing. */
export function nearlySame(a: readonly string[], b: readonly string[]): boolean {
  const [fewer, more] = a.length < b.length ? [a.length, b.length] : [b.length, a.length];
  return more > 0 && fewer >= fewestShared(more) && common(a, b) >= fewestShared(more);
}

/**
 * Among how many of its first words a text of so many must share one with any text nearly the same as it, when the words
 * of both are put in one fixed order: what lets many texts be compared without comparing each with each.
 */
export function headLength(words: number): number {
  return words === 0 ? 0 : words - fewestShared(words) + 1;
}

/** 90 % rounded up, without the binary float's dust. */
function fewestShared(words: number): number {
  return Math.ceil((words * 9) / 10);
}

function common(a: readonly string[], b: readonly string[]): number {
  let both = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [mine, theirs] = [a[i]!, b[j]!];
    if (mine === theirs) both += 1;
    if (mine <= theirs) i += 1;
    if (mine >= theirs) j += 1;
  }
  return both;
}

function spelt(word: string): string {
  const letters = word.normalize('NFD');
  return letters.replace(TONES, '').normalize('NFC') + (letters.match(TONES)?.join('') ?? '');
}
