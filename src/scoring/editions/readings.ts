import { law } from './law.js';
import type { LawCode } from './edition.js';
import { readings as nd335Readings, type ReadingCode as Nd335Reading } from './nd-335-2025/formulas.js';
import { workedReadings as nd335Worked, type WorkedCase } from './nd-335-2025/worked-readings.js';

export type { WorkedCase } from './nd-335-2025/worked-readings.js';
export type ReadingCode = Nd335Reading;

/** A place where the text is silent: the article, what may be done, what is done unless somebody chose. */
export interface Reading {
  readonly code: ReadingCode;
  readonly silent: string;
  readonly options: readonly string[];
  readonly usual: string;
  /** Each choice on a worked case, reckoned now by the code that scores. */
  readonly worked: readonly WorkedCase[];
}

const ways = {
  'nd-335-2025': () => nd335Readings.map((reading) => ({ ...reading, worked: nd335Worked[reading.code]() })),
} as const satisfies Readonly<Record<LawCode, () => Reading[]>>;

/** Every reading of the law of a day. */
export function readingsOfLaw(day: string): Reading[] {
  return ways[law(day).edition]();
}
