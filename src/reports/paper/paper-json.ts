const UNPRINTABLE = /[\u0000-\u0009\u000b-\u001f\u007f\u200b\ufeff]/g;

/** The paper as the one JSON text that Typst reads: composed letters, no control characters, no half surrogates. */
export function paperJson(paper: object): string {
  return JSON.stringify(paper, (_key, value: unknown) => (typeof value === 'string' ? printable(value) : value));
}

function printable(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(UNPRINTABLE, ' ').normalize('NFC');
}
