const CIRCUMFLEX = '\u0302';
const BREVE = '\u0306';
const TONES = { acute: '\u0301', grave: '\u0300', hook: '\u0309', tilde: '\u0303', dot: '\u0323' };

/** A letter's mark is a character of its own after it. */
const MARKS: Record<string, string> = {
  ù: TONES.acute,
  ø: TONES.grave,
  û: TONES.hook,
  õ: TONES.tilde,
  ï: TONES.dot,
  â: CIRCUMFLEX,
  á: CIRCUMFLEX + TONES.acute,
  à: CIRCUMFLEX + TONES.grave,
  å: CIRCUMFLEX + TONES.hook,
  ã: CIRCUMFLEX + TONES.tilde,
  ä: CIRCUMFLEX + TONES.dot,
  ê: BREVE,
  é: BREVE + TONES.acute,
  è: BREVE + TONES.grave,
  ú: BREVE + TONES.hook,
  ü: BREVE + TONES.tilde,
  ë: BREVE + TONES.dot,
};
const ALONE: Record<string, string> = { ô: 'ơ', ö: 'ư', ñ: 'đ', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' };
const TONE = 'ùøûõï';
const ROUND = `${TONE}âáàåãä`;
const PAIR = new RegExp(`a[${ROUND}êéèúüë]|[eo][${ROUND}]|[uyôö][${TONE}]|[ôöñíìæóòî]`, 'giu');
const BESIDE = /[\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac]/g;

/** VNI text whose bytes stand as Latin letters ("Nguyeãn Vaên Tuaán"), as Unicode; undefined where a character is not of the code. */
export function fromVni(text: string): string | undefined {
  if (/[\u0080-\uffff]/.test(text.replace(PAIR, '').replace(BESIDE, ''))) return undefined;
  return text.replace(PAIR, letterOf);
}

function letterOf(found: string): string {
  const [base = '', mark = ''] = found;
  const small = ALONE[base.toLowerCase()] ?? base.toLowerCase();
  const letter = (small + (MARKS[mark.toLowerCase()] ?? '')).normalize('NFC');
  return base === base.toLowerCase() ? letter : letter.toUpperCase();
}
