import { headLength, nearlySame } from '../../scoring/near-text.js';
import { FEWEST_PEOPLE } from './fewest.js';
import { shareReading } from './share.js';
import type { GroupMonth, Signal } from './types.js';

type Text = readonly string[];

/** Shorter texts are not compared: "hoàn thành tốt nhiệm vụ được giao" (seven) is anybody's phrase, not a copy. */
const FEWEST_WORDS = 8;
const thresholds = { share: 0.8 };

/** People with a text nearly the same as another person's of the month or their own of a month before, of those with a text. */
export const repeatedText: Signal = {
  code: 'repeated-text',
  thresholds,
  fewest: FEWEST_PEOPLE,
  read(month, { earlier }) {
    const now = textsByPerson(month);
    if (now.size < FEWEST_PEOPLE) return null;
    const repeated = new Set([...peopleAlike(now), ...peopleAsBefore(now, earlier)]);
    return shareReading(repeated.size, now.size, thresholds.share);
  },
};

function textsByPerson({ evaluations }: GroupMonth): Map<number, Text[]> {
  const people = new Map<number, Text[]>();
  for (const { officialId, texts } of evaluations) {
    const long = texts.filter((text) => text.length >= FEWEST_WORDS);
    if (long.length > 0) people.set(officialId, [...(people.get(officialId) ?? []), ...long]);
  }
  return people;
}

/** A text is looked for among those that share one of its first words: others cannot be nearly the same. */
function peopleAlike(people: ReadonlyMap<number, readonly Text[]>): Set<number> {
  const alike = new Set<number>();
  const seen = new Map<string, { person: number; text: Text }[]>();
  for (const [person, texts] of people) {
    for (const text of texts) {
      for (const word of new Set(text.slice(0, headLength(text.length)))) {
        const others = seen.get(word);
        if (!others) seen.set(word, [{ person, text }]);
        else {
          for (const other of others) if (isCopy(other, { person, text }, alike)) alike.add(person).add(other.person);
          others.push({ person, text });
        }
      }
    }
  }
  return alike;
}

function isCopy(
  a: { person: number; text: Text },
  b: { person: number; text: Text },
  known: ReadonlySet<number>,
): boolean {
  if (a.person === b.person || (known.has(a.person) && known.has(b.person))) return false;
  return a.text === b.text || nearlySame(a.text, b.text);
}

function peopleAsBefore(now: ReadonlyMap<number, readonly Text[]>, earlier: readonly GroupMonth[]): number[] {
  const before = earlier.flatMap(({ evaluations }) => evaluations).filter(({ officialId }) => now.has(officialId));
  const repeats = before.filter(({ officialId, texts }) =>
    texts.some(
      (old) => old.length >= FEWEST_WORDS && now.get(officialId)!.some((text) => text === old || nearlySame(text, old)),
    ),
  );
  return repeats.map(({ officialId }) => officialId);
}
