/** Word writes its bullets and ticks into the private use area (Symbol and Wingdings), where other fonts have nothing. */
const BULLETS: Record<string, string> = {
  '\uf0b7': '•',
  '\uf0a7': '▪',
  '\uf0d8': '➢',
  '\uf076': '❖',
  '\uf0fc': '✓',
  '\uf050': '✓',
  '\uf0fb': '✗',
  '\uf04f': '✗',
  '\uf0fe': '☑',
  '\uf052': '☑',
  '\uf0fd': '☒',
  '\uf053': '☒',
  '\uf0a8': '☐',
  '\uf06f': '☐',
  '\uf0a3': '☐',
  '\uf071': '❑',
  '\uf06e': '■',
  '\uf06c': '●',
  '\uf0a1': '○',
  '\uf0e0': '→',
  '\uf0e8': '➔',
  '\uf0df': '←',
  '\uf0f0': '⇨',
  '\uf02d': '-',
  '\uf0ae': '→',
  '\uf0b3': '≥',
  '\uf0b1': '±',
  '\uf0b4': '×',
  '\uf0b0': '°',
};
const PRIVATE = /\p{Co}/gu;
const LINE_ENDS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
/** Lone halves of a pair, control characters, zero-width marks, marks of direction, places of pictures: nothing a person sees. */
const UNSEEN =
  /\p{Cs}|(?![\n\t])\p{Cc}|[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc\ufdd0-\ufdef\ufffe\uffff]|(?<!\p{Extended_Pictographic}\ufe0f?)\u200d/gu;
const ANY = new RegExp(`${UNSEEN.source}|${LINE_ENDS.source}|${PRIVATE.source}`, 'u');

/**
 * The one reader of text: composed (NFC), one kind of line end, nothing PostgreSQL or a paper cannot hold, trimmed.
 * A private character that starts a line is a bullet; any other that is not known says nothing and goes.
 */
export function cleanText(typed: string): string {
  if (!ANY.test(typed)) return typed.normalize('NFC').trim();
  return typed.replace(LINE_ENDS, '\n').replace(UNSEEN, '').replace(PRIVATE, bullet).normalize('NFC').trim();
}

function bullet(found: string, at: number, text: string): string {
  const starts = at === 0 || text[at - 1] === '\n';
  return BULLETS[found] ?? (starts && /[ \t\u00a0]/.test(text[at + found.length] ?? '') ? '•' : '');
}
