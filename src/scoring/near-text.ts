/** From this share on two texts say nearly the same. */
export const NEARLY_SAME = 0.9;

/** The words of a text as they are compared: lower case, NFC, letters and digits only. */
export function normalWords(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** How much of the longer text is in the shorter one, 0…1: words in common, each as often as it stands in both, over the longer's count. Two empty texts: 0. */
export function sameShare(a: readonly string[], b: readonly string[]): number {
  const most = Math.max(a.length, b.length);
  if (most === 0) return 0;
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const there = left.get(word) ?? 0;
    if (there > 0) common++;
    left.set(word, there - 1);
  }
  return common / most;
}

/** 90 % of the words or more are the same. Lengths that rule it out cost nothing. */
export function nearlySame(a: readonly string[], b: readonly string[]): boolean {
  const [fewer, more] = a.length < b.length ? [a.length, b.length] : [b.length, a.length];
  return more > 0 && fewer * 10 >= more * 9 && sameShare(a, b) >= NEARLY_SAME;
}
