/** Vietnamese text in the codes of the years before Unicode, each as bytes. Throws where a code cannot say a letter. */
export function inWindows1258(text: string): Uint8Array {
  return bytesOf(windows1258Letters(text), WINDOWS_1258);
}

/** The letters as a Latin program shows the bytes: "NguyÔn". A capital with a tone has none and is written small. */
export function tcvn3Letters(text: string): string {
  return mapped(text, (letter) => TCVN3.get(letter) ?? TCVN3.get(letter.toLowerCase()));
}

/** As tcvn3Letters: "Nguyeãn". */
export function vniLetters(text: string): string {
  return mapped(text, (letter) => {
    const small = vniLetter(letter.toLowerCase());
    return letter === letter.toLowerCase() ? small : small?.toUpperCase();
  });
}

export function latinBytes(text: string): Uint8Array {
  return bytesOf(text, new Map());
}

const CODES: readonly (readonly [from: number, letters: string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
];
const TCVN3 = new Map(
  CODES.flatMap(([from, letters]) =>
    [...letters].map((letter, at) => [letter, String.fromCharCode(from + at)] as const),
  ),
);

const VNI_ALONE = new Map([...'ơưđíìỉĩịỵ'].map((letter, at) => [letter, 'ôöñíìæóòî'[at]!]));
const VNI_MARKS = new Map([
  ['\u0301', 'ù'],
  ['\u0300', 'ø'],
  ['\u0309', 'û'],
  ['\u0303', 'õ'],
  ['\u0323', 'ï'],
  ['\u0302', 'â'],
  ['\u0302\u0301', 'á'],
  ['\u0302\u0300', 'à'],
  ['\u0302\u0309', 'å'],
  ['\u0302\u0303', 'ã'],
  ['\u0323\u0302', 'ä'],
  ['\u0306', 'ê'],
  ['\u0306\u0301', 'é'],
  ['\u0306\u0300', 'è'],
  ['\u0306\u0309', 'ú'],
  ['\u0306\u0303', 'ü'],
  ['\u0323\u0306', 'ë'],
]);

function vniLetter(letter: string): string | undefined {
  const alone = VNI_ALONE.get(letter);
  if (alone) return alone;
  const [base = '', ...marks] = letter.normalize('NFD');
  if (marks.includes('\u031b')) {
    const tone = VNI_MARKS.get(marks.filter((mark) => mark !== '\u031b').join(''));
    return tone && (base === 'o' ? 'ô' : 'ö') + tone;
  }
  const mark = VNI_MARKS.get(marks.join(''));
  return mark && base + mark;
}

const COMBINING = /[\u0300\u0301\u0303\u0309\u0323]/u;
const WINDOWS_1258 = new Map(
  [...new TextDecoder('windows-1258').decode(Uint8Array.from({ length: 128 }, (_, at) => 128 + at))].map(
    (letter, at) => [letter, 128 + at] as const,
  ),
);

/** Tones are characters of their own after the letter, except where the code has the whole one. */
function windows1258Letters(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      if (letter.charCodeAt(0) < 128 || WINDOWS_1258.has(letter)) return letter;
      const parts = letter.normalize('NFD');
      const tone = COMBINING.exec(parts)?.[0] ?? '';
      return parts.replace(tone, '').normalize('NFC') + tone;
    })
    .join('');
}

function mapped(text: string, code: (letter: string) => string | undefined): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const found = letter.charCodeAt(0) < 128 ? letter : code(letter);
      if (found === undefined) throw new Error(`no code for ${letter}`);
      return found;
    })
    .join('');
}

function bytesOf(text: string, codes: ReadonlyMap<string, number>): Uint8Array {
  return Uint8Array.from([...text], (letter) => {
    const code = codes.get(letter) ?? letter.charCodeAt(0);
    if (code > 255) throw new Error(`no byte for ${letter}`);
    return code;
  });
}
