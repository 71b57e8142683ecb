import { spelt, syllables } from '../syllables.js';
import { STOP_WORDS } from '../words/stop-words.js';

export const NEARLY_THE_SAME = 0.8;

/** What is compared of a text: its telling syllables, and its bare letters by threes (for a slip of the keys). */
export interface Likeness {
  syllables: ReadonlySet<string>;
  threes: ReadonlySet<string>;
}

export function likenessOf(text: string): Likeness {
  const telling = syllables(text)
    .map((syllable) => syllable.word)
    .filter((word) => !STOP_WORDS.has(word));
  return { syllables: new Set(telling), threes: threesOf(withoutMarks(telling.join(' '))) };
}

/** 0 when nothing is shared, 1 when both say the same; syllables keep their marks, so "bàn" is not "bán". */
export function likeness(a: Likeness, b: Likeness): number {
  return Math.max(shared(a.syllables, b.syllables), shared(a.threes, b.threes));
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let both = 0;
  for (const part of a) if (b.has(part)) both += 1;
  return (2 * both) / (a.size + b.size);
}

function threesOf(text: string): ReadonlySet<string> {
  const letters = ` ${text} `;
  const threes = new Set<string>();
  for (let at = 0; at + 3 <= letters.length; at++) threes.add(letters.slice(at, at + 3));
  return text === '' ? new Set() : threes;
}

function withoutMarks(text: string): string {
  return spelt(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd');
}
