import { fold } from '../../../web/fold.js';

/** What a code that is made of a name begins with: "Nguyễn Văn Tuấn" gives TUANNV. */
export function codeBase(name: string): string {
  const words = fold(name)
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter(Boolean);
  const given = words.at(-1) ?? '';
  const letters = words.slice(0, -1).map((word) => word[0]!);
  return `${given}${letters.join('')}`.toUpperCase().slice(0, 30) || 'CB';
}

/** What a code that is made of a unit's name begins with: "Phòng Kinh tế" gives PKT. */
export function unitCodeBase(name: string): string {
  const words = fold(name)
    .replace(/\buy ban nhan dan\b/g, 'ubnd')
    .replace(/\bhoi dong nhan dan\b/g, 'hdnd')
    .replace(/[^a-z0-9 ]/g, ' ')
    .split(' ')
    .filter((word) => word !== '' && word !== 'va');
  const letters = words.map((word) => (/^(ubnd|hdnd|mttq|\d+)$/.test(word) ? word : word[0]!)).join('');
  return letters.toUpperCase().slice(0, 30) || 'DV';
}

/** Codes that are free: the base, else the first of base2, base3 … */
export class CodeMaker {
  private readonly next = new Map<string, number>();

  constructor(private readonly taken: Set<string>) {}

  make(base: string): string {
    for (let number = this.next.get(base) ?? 1; ; number++) {
      const code = number === 1 ? base : `${base}${number}`;
      if (this.taken.has(code.toLowerCase())) continue;
      this.next.set(base, number + 1);
      this.taken.add(code.toLowerCase());
      return code;
    }
  }
}

/** Identity numbers have nine digits or more. */
const IDENTITY_DIGITS = 9;

/** Of codes that are numbers, those that are shorter than most as a spreadsheet leaves them: with the zeros that are missing. Lists of plain numbers (1 to 120) are no such case. */
export function lostZeros(codes: readonly string[]): Map<string, string> {
  const numbers = codes.filter((code) => /^\d+$/.test(code));
  const usual = usualLength(numbers);
  const zeros = numbers.some((code) => code.startsWith('0'));
  if (!zeros && usual < 4) return new Map();
  return new Map(numbers.filter(({ length }) => length < usual).map((code) => [code, code.padStart(usual, '0')]));
}

/** How long most are. Of lengths that are as common, the one that a zero at the front shows to be meant, unless it is that of an identity number; 0 where none is. */
function usualLength(numbers: readonly string[]): number {
  const counts = new Map<number, number>();
  for (const { length } of numbers) counts.set(length, (counts.get(length) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const common = [...counts].filter(([, count]) => count === most).map(([length]) => length);
  if (common.length === 1) return common[0]!;
  const padded = new Set(numbers.filter((code) => code.startsWith('0')).map(({ length }) => length));
  return Math.max(0, ...common.filter((length) => length < IDENTITY_DIGITS && padded.has(length)));
}
