const TONES = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const MARKED: readonly (readonly [string, string])[] = [
  ['đ', 'd{'],
  ['a\u0306', 'a{'],
  ['a\u0302', 'a|'],
  ['e\u0302', 'e{'],
  ['o\u0302', 'o{'],
  ['o\u031B', 'o|'],
  ['u\u031B', 'u{'],
];

/** The key that the database keeps as `sort_name`: a syllable's letters, then its tone; "{" and "|" stand after every letter. */
export function nameOrder(name: string, person: boolean): string {
  const syllables = name
    .trim()
    .split(/[ \t\n\v\f\r]+/)
    .map(syllableOrder);
  return (person ? [...syllables.slice(-1), ...syllables.slice(0, -1)] : syllables).join(' ');
}

/** People by given name, then family and middle names, in the order of the Vietnamese alphabet with its tones. */
export function byPersonName(a: string, b: string): number {
  return inOrder(nameOrder(a, true), nameOrder(b, true));
}

export function byName(a: string, b: string): number {
  return inOrder(nameOrder(a, false), nameOrder(b, false));
}

function syllableOrder(syllable: string): string {
  const spelt = syllable
    .normalize('NFD')
    .replaceAll('Đ', 'đ')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const tone = TONES.findIndex((mark) => spelt.includes(mark)) + 1;
  const toneless = TONES.reduce((text, mark) => text.replaceAll(mark, ''), spelt);
  const letters = MARKED.reduce((text, [letter, key]) => text.replaceAll(letter, key), toneless);
  return letters.replace(/[^a-z0-9{|]/g, '') + tone;
}

/** Keys are ASCII: code units stand in the order of the collation "C". */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
