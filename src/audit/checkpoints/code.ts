import type { Checkpoint } from './checkpoint.js';

/** Crockford's base 32: no I, L, O and U, which are read as other letters. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BYTES = 10;

/**
 * The short form that is printed and can be typed: the day, the last row, and the first 80 bits of the root. It stands alone:
 * the root is reckoned from the rows up to that one.
 */
export function codeOf({ lastId, root }: Pick<Checkpoint, 'lastId' | 'root'>, day: string): string {
  return [day.slice(2).replaceAll('-', ''), lastId, ...base32(root).match(/.{4}/g)!].join('-');
}

export interface Code {
  lastId: number;
  /** The first 80 bits of the root, in base 32. */
  start: string;
}

/** Read as people type it: small letters, O for 0, I and L for 1, other dashes or none within the groups. */
export function readCode(typed: string): Code | undefined {
  const text = typed
    .trim()
    .toUpperCase()
    .replace(/[\s\u2010-\u2015]+/g, '-')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const match = /^\d{6}-(\d{1,15})-([0-9A-HJKMNP-TV-Z-]{16,20})$/.exec(text);
  const start = match?.[2]!.replaceAll('-', '');
  return match && start?.length === 16 ? { lastId: Number(match[1]), start } : undefined;
}

export function base32(rootHex: string): string {
  const bits = [...Buffer.from(rootHex, 'hex').subarray(0, BYTES)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  return bits
    .match(/.{5}/g)!
    .map((five) => LETTERS[Number.parseInt(five, 2)])
    .join('');
}
