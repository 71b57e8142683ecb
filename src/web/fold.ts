/** Text as it is searched: lower case, no diacritics, đ as d, single spaces. "Nguyễn  Đức" → "nguyen duc". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/g, ' ').trim();
}

/** Patterns for `like all`: each typed word anywhere, in any order; what a person types is never a wildcard. Nothing typed finds everything. */
export function likePatterns(typed: string): string[] {
  return wordsOf(typed).map((word) => `%${word.replace(/[\\%_]/g, (c) => '\\' + c)}%`);
}

/** The same search over a list in memory. */
export function hasWords(text: string, typed: string): boolean {
  const folded = fold(text);
  return wordsOf(typed).every((word) => folded.includes(word));
}

function wordsOf(typed: string): string[] {
  return fold(typed).split(' ').filter(Boolean);
}
