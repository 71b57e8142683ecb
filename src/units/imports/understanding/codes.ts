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

/** Of codes that are numbers, those that are shorter than the others as a spreadsheet leaves them: with the zeros that are missing. Longer lists of plain numbers (1 to 120) are no such case. */
export function lostZeros(codes: readonly string[]): Map<string, string> {
  const numbers = codes.filter((code) => /^\d+$/.test(code));
  const longest = Math.max(0, ...numbers.map(({ length }) => length));
  const zeros = numbers.some((code) => code.startsWith('0'));
  if (!zeros && longest < 4) return new Map();
  return new Map(numbers.filter(({ length }) => length < longest).map((code) => [code, code.padStart(longest, '0')]));
}
