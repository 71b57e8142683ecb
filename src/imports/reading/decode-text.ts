import { UnreadableFile } from '../table.js';
import type { OldCode, RawFile } from './raw-file.js';
import { fromOld } from './vietnamese/old-text.js';
import { isAbbreviation, isSure, isSyllable } from './vietnamese/syllable.js';

export interface DecodedText {
  text: string;
  encoding: NonNullable<RawFile['encoding']>;
  /** The bytes were in this old code; the text still has the letters that stand for them. */
  old?: OldCode;
}

const NEWLINE = 0x0a;
/** How much of a file is weighed to find its code, and how many of its words must be Vietnamese in it. */
const WEIGHED = 2_000_000;
const SHARE = 0.8;
const WORDS = /[\p{L}\p{M}\u00a1-\u00ff]+/gu;
const FOREIGN = /[^\u0000-\u007f]/;

/** The text of bytes in UTF-8, UTF-16, Windows-1258, TCVN3 or VNI. Throws UnreadableFile with the first line that is none of these. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = utf16(bytes);
  if (wide) return { text: decodeWide(bytes, wide), encoding: 'utf-16' };
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new UnreadableFile({ code: 'nul-byte', row: lineOf(bytes, nul) });
  const text = tried(bytes, 'utf-8');
  if (text === undefined) return oneByte(bytes);
  holdWhole(text);
  return { text, encoding: 'utf-8' };
}

/** By its mark, or by a zero in every other byte of the beginning. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 64);
  const zeros = (odd: number) => start.filter((byte, at) => at % 2 === odd && byte === 0).length;
  if (start.length < 8 || Math.max(zeros(0), zeros(1)) < start.length / 4) return undefined;
  return zeros(1) >= zeros(0) ? 'utf-16le' : 'utf-16be';
}

function decodeWide(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  const text = tried(bytes, encoding);
  if (text === undefined) throw new UnreadableFile({ code: 'bad-encoding' });
  const nul = text.indexOf('\0');
  if (nul >= 0) throw new UnreadableFile({ code: 'nul-byte', row: text.slice(0, nul).split('\n').length });
  holdWhole(text);
  return text;
}

/** Where a letter was lost before, this mark stands in its place. */
function holdWhole(text: string): void {
  const lost = text.indexOf('\ufffd');
  if (lost >= 0) throw new UnreadableFile({ code: 'bad-encoding', row: text.slice(0, lost).split('\n').length });
}

function tried(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The code in which the words are Vietnamese. */
function oneByte(bytes: Uint8Array): DecodedText {
  const first = Math.max(0, bytes.findIndex((byte) => byte > 0x7f) - 100);
  const sample = bytes.subarray(first, first + WEIGHED);
  const latin = new TextDecoder('windows-1252').decode(sample);
  const vietnamese = new TextDecoder('windows-1258').decode(sample).normalize('NFC');
  const ways = [
    { encoding: 'windows-1258' as const, ...weigh(vietnamese, (word) => word) },
    { encoding: 'tcvn3' as const, ...weigh(latin, (word) => fromOld(word, { code: 'tcvn3' })) },
    { encoding: 'vni' as const, ...weigh(latin, (word) => fromOld(word, { code: 'vni' })) },
  ];
  const { encoding, share } = ways.reduce((best, one) =>
    one.share > best.share || (one.share === best.share && one.sure > best.sure) ? one : best,
  );
  if (share < SHARE) throw new UnreadableFile({ code: 'bad-encoding', row: firstBadLine(bytes) });
  if (encoding === 'windows-1258')
    return { text: new TextDecoder('windows-1258').decode(bytes).normalize('NFC'), encoding };
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding, old: encoding };
}

/**
 * Of the words with a letter beyond ASCII: the share that are Vietnamese syllables (1 where there are none but dashes, quotes and
 * abbreviations), and how many are words of which every list is full.
 */
function weigh(text: string, read: (word: string) => string): { share: number; sure: number } {
  let [all, good, sure] = [0, 0, 0];
  for (const [word] of text.matchAll(WORDS)) {
    if (!FOREIGN.test(word)) continue;
    const letters = read(word);
    if (isSure(letters)) sure++;
    if (isSyllable(letters)) good++;
    else if (isAbbreviation(letters)) continue;
    all++;
  }
  return { share: all === 0 ? 1 : good / all, sure };
}

/** A byte of a letter is never a newline in UTF-8, so each line can be tried alone. */
function firstBadLine(bytes: Uint8Array): number {
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    if (tried(bytes.subarray(start, end), 'utf-8') === undefined) return line;
    start = end + 1;
  }
  return 1;
}

function lineOf(bytes: Uint8Array, index: number): number {
  let line = 1;
  for (let at = bytes.indexOf(NEWLINE); at >= 0 && at < index; at = bytes.indexOf(NEWLINE, at + 1)) line++;
  return line;
}
