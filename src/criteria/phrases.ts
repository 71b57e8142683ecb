import type { Syllable } from './syllables.js';
import { composed, spelt } from './syllables.js';

/** A list of words and phrases that is looked up in a run of syllables, the longest first. */
export class Phrases {
  private readonly known = new Set<string>();
  private longest = 0;

  constructor(...lists: readonly string[]) {
    for (const phrase of lists.join(',').split(',')) this.add(spelt(composed(phrase)));
  }

  /** How many syllables the longest phrase starting at `from` has; 0 when none starts there. */
  at(run: readonly Syllable[], from: number): number {
    let phrase = '';
    let found = 0;
    for (let length = 1; length <= this.longest && from + length <= run.length; length++) {
      const syllable = run[from + length - 1]!;
      if (length > 1 && /[,;:.!?]/u.test(syllable.gap)) break;
      phrase = length === 1 ? syllable.word : `${phrase} ${syllable.word}`;
      if (this.known.has(phrase)) found = length;
    }
    return found;
  }

  /** Where a phrase ending just before `end` starts; -1 when none ends there. */
  startOfOneEnding(run: readonly Syllable[], end: number): number {
    for (let from = Math.max(0, end - this.longest); from < end; from++) {
      if (this.at(run, from) === end - from) return from;
    }
    return -1;
  }

  has(word: string | undefined): boolean {
    return word !== undefined && this.known.has(word);
  }

  private add(phrase: string): void {
    if (phrase === '') return;
    this.known.add(phrase);
    this.longest = Math.max(this.longest, phrase.split(' ').length);
  }
}

export function wordsOf(run: readonly Syllable[], from: number, length: number): string {
  return run
    .slice(from, from + length)
    .map((syllable) => syllable.raw)
    .join(' ');
}
