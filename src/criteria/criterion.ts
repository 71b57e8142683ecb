import { allKinds, type KindCode, type KindSettings } from '../scoring/kinds/all-kinds.js';

/** In the order in which a person is offered them. */
export const CRITERION_KINDS: readonly KindCode[] = allKinds.map(({ code }) => code);
export type CriterionKind = KindCode;

/** Kinds whose points come from a figure, a count or other people's results, not from a mark. */
export const MEASURED_KINDS: readonly CriterionKind[] = allKinds
  .filter(({ measured }) => measured)
  .map(({ code }) => code);

/** The five standards of Quy định 144-QĐ/TW, Articles 1 to 5. */
export const STANDARDS = [1, 2, 3, 4, 5] as const;
export type Standard = (typeof STANDARDS)[number];

export const TIERS = [0, 1, 2, 3, 4] as const;
export type Tier = (typeof TIERS)[number];

export interface Anchors {
  zero: string;
  half: string;
  full: string;
}

/** One line of a set as stored. Every number is a decimal string, so that nothing passes through a binary float. */
export interface Criterion {
  code: string;
  text: string;
  kind: CriterionKind;
  max: string;
  weight: string;
  exemplary: boolean;
  standard: Standard;
  settings?: KindSettings;
  /** What the figure counts: '%', 'lần', 'ngày'. */
  unitLabel?: string;
  /** Of a target: the code of the agency's measure that the figure is taken from. */
  measure?: string;
  anchors?: Anchors;
  evidence: string;
}

export interface GlossaryLine {
  abbreviation: string;
  meaning: string;
}

/** What a version of a set keeps: the yardstick and the words it is read with. */
export interface SetContent {
  /** One for each tier, tier 0 first. */
  factors: string[];
  criteria: Criterion[];
  glossary: GlossaryLine[];
}

export const DEFAULT_MAX = '10';
export const DEFAULT_FACTORS: readonly string[] = ['1', '1.2', '1.4', '1.6', '2'];
const CODE_PATTERN = /^[A-Za-z0-9._-]{1,40}$/;

/** Points and notes are kept by codes: what every object has a value under ("constructor") is none. */
export function isCriterionCode(text: string): boolean {
  return CODE_PATTERN.test(text) && !(text in {});
}
export const BOUNDS = { text: 200, anchor: 200, evidence: 300, unitLabel: 30, abbreviation: 20, meaning: 120 } as const;
export const COUNT = { least: 3, bestFrom: 5, bestTo: 7, most: 9 } as const;
