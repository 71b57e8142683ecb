/** Text as it is searched: lower case, no diacritics, đ as d, single spaces. "Nguyễn  Đức" → "nguyen duc". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/g, ' ').trim();
}

/** A pattern for `like` that finds the folded text anywhere; what a person types is never a wildcard. */
export function likePattern(typed: string): string {
  return `%${fold(typed).replace(/[\\%_]/g, (c) => '\\' + c)}%`;
}
