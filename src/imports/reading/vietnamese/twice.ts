/** How UTF-8 looks to a program that takes each byte for a letter: "Nguyá»…n". */
const LOOKS_TWICE = /[\u00c2-\u00c6\u00e1\u00e2\u0102][\u0080-\uffff]/;
const PAGES = ['windows-1252', 'windows-1258'].map(bytesIn);

/** Text in UTF-8 that was once taken for Latin letters and saved so, as it was meant; undefined for any other. */
export function fromTwice(text: string): string | undefined {
  if (!LOOKS_TWICE.test(text)) return undefined;
  for (const page of PAGES) {
    const bytes = [...text].map((letter) => page.get(letter));
    if (bytes.some((byte) => byte === undefined)) continue;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes as number[]));
    } catch {
      continue;
    }
  }
  return undefined;
}

function bytesIn(page: string): Map<string, number> {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  return new Map([...new TextDecoder(page).decode(all)].map((letter, byte) => [letter, byte] as const));
}
