import type { Issue } from '../web/issues.js';
import { readVersion, tidy } from '../web/read-form.js';

/** The parts of a draft in their order, after the fields that second-hand sources give of the Party's forms; `leading` is a leader's alone. */
const PARTS = ['ethics', 'duties', 'leading', 'pledge', 'limits', 'remedied', 'asked', 'collective', 'plans'] as const;
export type Part = (typeof PARTS)[number];
export type Texts = Partial<Record<Part, string>>;

export const TEXT_MOST = 8000;

/** The parts of a leader's draft, or of one without a leading post: there what was written on leading stays out of sight, and is kept. */
export function partsFor(leader: boolean): Part[] {
  return PARTS.filter((part) => leader || part !== 'leading');
}

export interface ReadTexts {
  version: number | null;
  /** What the body says of a part; a part that it does not name, or that is too long, stays as it was. */
  texts: Texts;
  issues: Issue[];
}

export function readTexts(body: unknown): ReadTexts {
  const raw = (body ?? {}) as Record<string, unknown>;
  const given = PARTS.flatMap((part): [Part, string][] => {
    const typed = Object.hasOwn(raw, part) ? raw[part] : undefined;
    return typeof typed === 'string' ? [[part, typed.replaceAll('\0', '').toWellFormed()]] : [];
  });
  return {
    version: readVersion(tidy(body)),
    texts: Object.fromEntries(given.filter(([, text]) => text.length <= TEXT_MOST)),
    issues: given
      .filter(([, text]) => text.length > TEXT_MOST)
      .map(([field, text]) => ({ field, code: 'party:issue.long', params: { most: TEXT_MOST, now: text.length } })),
  };
}

/** Is there a word of the person's own in the parts that their version shows? */
export function hasWordsOfOwn(texts: Texts, leader: boolean): boolean {
  return partsFor(leader).some((part) => (texts[part] ?? '').trim() !== '');
}
